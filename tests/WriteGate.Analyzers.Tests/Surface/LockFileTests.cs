using Microsoft.CodeAnalysis.Text;
using WriteGate.Analyzers.Tests.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Surface;

/// <summary>The lock file itself: what is written, what is read, and what is said of a broken one.</summary>
public sealed class LockFileTests
{
    [Fact]
    public void A_lock_file_says_in_sorted_lines_what_agents_may_write() => Assert.Equal(
        """
        {
          "version": 1,
          "surface": [
            { "argument": "crm_call.leadId", "type": "integer", "schema": "SCHEMA" },
            { "argument": "crm_open.caseId", "type": "string", "schema": "SCHEMA" },
            { "argument": "crm_open.reason", "type": "Late | Wrong", "schema": "SCHEMA" },
            { "argument": "crm_update.dealId", "type": "string", "schema": "SCHEMA" },
            { "field": "crm.deal.nextStep", "tier": "reviewed", "clear": "yes", "type": "string", "schema": "SCHEMA" },
            { "field": "crm.deal.notes", "tier": "reviewed", "type": "string", "schema": "SCHEMA" },
            { "read": "Tools.Ask(int)", "because": "Only asks." },
            { "tool": "crm_call", "tier": "reviewed", "does": "action", "on": "crm_call", "key": "leadId", "window": "86400 s", "undo": "irreversible, mitigated by Stop" },
            { "tool": "crm_open", "tier": "reviewed", "does": "action", "on": "crm_open", "key": "caseId + reason", "window": "86400 s", "undo": "reversed by Close" },
            { "tool": "crm_update", "tier": "reviewed", "does": "patch", "on": "crm.deal", "items": "5", "key": "dealId + changes", "window": "300 s", "undo": "inverse patch" }
          ]
        }

        """.ReplaceLineEndings("\n"),
        System.Text.RegularExpressions.Regex.Replace(SurfaceTest.LockOf(SurfaceTest.Accepted), "\"schema\": \"[0-9a-f]{12}\"", "\"schema\": \"SCHEMA\""));

    [Fact]
    public void The_same_surface_gives_the_same_bytes_whatever_the_order_of_files()
    {
        string[] files = [RuleTest.Deal, SurfaceTest.Accepted.Replace("public sealed partial record Deal\n", "public sealed partial record Other\n", StringComparison.Ordinal)
            .Replace("\"crm.deal\"", "\"crm.other\"", StringComparison.Ordinal).Replace("Deal?", "Other?", StringComparison.Ordinal).Replace("Patch<Deal>", "Patch<Other>", StringComparison.Ordinal)];
        Assert.Equal(SurfaceTest.LockOf(files), SurfaceTest.LockOf([.. files.Reverse()]));
    }

    [Fact]
    public void A_lock_file_that_ends_anywhere_too_early_is_broken()
    {
        string whole = SurfaceTest.LockOf(SurfaceTest.Accepted).TrimEnd();
        Assert.Null(Analyzers.Surface.LockFile.Of(SourceText.From(whole)).Mistake);
        Assert.All(
            Enumerable.Range(0, whole.Length),
            length => Assert.NotNull(Analyzers.Surface.LockFile.Of(SourceText.From(whole[..length])).Mistake));
    }

    [Fact]
    public Task What_another_framework_of_the_project_accepts_is_accepted_as_well()
    {
        // One file for all target frameworks: two lines may speak of one name, and each stands for itself.
        string both = SurfaceTest.LockOf(SurfaceTest.Accepted).Replace(
            "    { \"tool\": \"crm_call\"",
            "    { \"tool\": \"crm_call\", \"tier\": \"never\", \"does\": \"action\" },\n    { \"tool\": \"crm_call\"",
            StringComparison.Ordinal);
        return SurfaceTest.Test(both, SurfaceTest.Accepted).RunAsync();
    }

    [Theory]
    [InlineData("", 1, 1, "a value is expected and the file ends")]
    [InlineData("{\n  \"version\": 1,\n<<<<<<< HEAD\n", 3, 1, "a name in quotes is expected and '<' is found")]
    [InlineData("{\n  \"version\": 1,\n  \"surface\": [\n    { \"tool\": \"a\", },\n  ]\n}", 4, 18, "a comma stands before the end")]
    [InlineData("{ \"version\": 1, \"version\": 1 }", 1, 17, "\"version\" stands twice in one object")]
    [InlineData("{\n  \"version\": 2,\n  \"surface\": []\n}", 2, 14, "version 1 is expected; a newer file needs a newer WriteGate package")]
    [InlineData("{ \"surface\": [] }", 1, 1, "\"version\" is missing")]
    [InlineData("[]", 1, 1, "an object is expected")]
    [InlineData("{ \"version\": 1, \"surface\": {} }", 1, 28, "a list is expected")]
    [InlineData("{ \"version\": 1, \"surface\": [], \"notes\": 1 }", 1, 32, "\"notes\" has no meaning here")]
    [InlineData("{ \"version\": 1, \"surface\": [\n{ \"job\": \"a\" } ] }", 2, 3, "\"job\" is none of tool, argument, field, read")]
    [InlineData("{ \"version\": 1, \"surface\": [\n{ \"tool\": \"a\", \"items\": 5 } ] }", 2, 25, "\"items\" must be a text in quotes")]
    [InlineData("{ \"version\": 1, \"surface\": [\n{} ] }", 2, 1, "an object with what it accepts is expected")]
    [InlineData("{ \"version\": 1, \"surface\": [] } x", 1, 33, "the end is expected and 'x' is found")]
    [InlineData("{ \"version\": 1, \"surface\": [ \"a\\q\" ] }", 1, 33, "an escape in a string is none of JSON's")]
    [InlineData("{ \"version\": 1, \"surface\": [ \"a\n\" ] }", 1, 32, "a control character or line break stands in a string")]
    [InlineData("{ \"version\": 1, // one\n \"surface\": [] }", 1, 17, "a name in quotes is expected and '/' is found")]
    [InlineData("{ \"version\": 01 }", 1, 15, "',' is expected and '1' is found")]
    public Task A_broken_lock_file_is_one_error_at_its_line(string text, int line, int column, string what)
    {
        CSharpAnalyzerTest<EveryRule> test = SurfaceTest.Test(text, SurfaceTest.Accepted);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("WG6001").WithLocation(SurfaceTest.LockPath, line, column).WithMessage(
            $"writegate.lock.json cannot be read at line {line}: {what}; restore it from source control, or write it anew with dotnet build -t:WriteGateAcceptSurface and have it reviewed"));
        return test.RunAsync();
    }
}
