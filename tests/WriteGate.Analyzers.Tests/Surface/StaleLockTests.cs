using WriteGate.Analyzers.Tests.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Surface;

/// <summary>WG6002: lines of the lock file that speak of nothing.</summary>
public sealed class StaleLockTests
{
    private static readonly string Lock = SurfaceTest.LockOf(SurfaceTest.Accepted);

    [Fact]
    public Task A_tool_that_is_gone_is_one_warning_for_itself_and_its_arguments() => Verify(
        "\"tool\": \"crm_call\"", SurfaceTest.After("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), Irreversible(\"It rang.\"), MitigatedBy(nameof(Stop))]", ""));

    [Fact]
    public Task A_tool_that_only_reads_now_is_a_warning() => Verify(
        "\"tool\": \"crm_call\"",
        SurfaceTest.After("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), Irreversible(\"It rang.\"), MitigatedBy(nameof(Stop))]\n    private void Call(int leadId, WritePermit permit) { }", "[WriteTier(WriteTier.ReadOnly)] private int Call(int leadId) => 0;"));

    [Fact]
    public Task An_argument_that_is_gone_is_a_warning() => Verify(
        "\"argument\": \"crm_more.text\"",
        SurfaceTest.Accepted + More("int id"),
        SurfaceTest.LockOf(SurfaceTest.Accepted + More("int id, string? text")));

    [Fact]
    public Task A_field_that_is_gone_is_a_warning() => Verify(
        "\"field\": \"crm.deal.notes\"", SurfaceTest.After("[WriteTier(WriteTier.Reviewed)] public string Notes", "public string Notes"));

    [Fact]
    public Task A_declared_read_that_is_gone_is_a_warning() => Verify("\"read\": \"Tools.Ask(int)\"", SurfaceTest.After("[Reads(\"Only asks.\")] ", ""));

    [Fact]
    public Task A_declared_read_in_a_local_function_or_lambda_is_not_gone()
    {
        string source = """
            public static class Work
            {
                public static System.Action Do() { [Reads("One.")] static void Inner() { } Inner(); return [Reads("Two.")] () => { }; }
            }
            """;
        return SurfaceTest.Test(SurfaceTest.LockOf(source), source).RunAsync();
    }

    [Fact]
    public Task What_cannot_be_read_for_a_mistake_is_not_gone() => SurfaceTest.Test(
        Lock, SurfaceTest.After("private void Call(int leadId, WritePermit permit)", "private void {|WG1001:Call|}(int leadId)")).RunAsync();

    [Fact]
    public Task What_cannot_be_read_for_an_unknown_type_is_not_gone() => SurfaceTest.Test(
        Lock, SurfaceTest.After("private void Call(int leadId,", "private void Call({|CS0246:Unknown|} leadId,").Replace(
            "public string Notes { get; init; } = \"\";", "public {|CS0246:Missing|} Notes { get; init; }", StringComparison.Ordinal)).RunAsync();

    [Fact]
    public Task What_another_framework_may_have_is_not_gone()
    {
        CSharpAnalyzerTest<EveryRule> test = SurfaceTest.Test(Lock, SurfaceTest.After("[Reads(\"Only asks.\")] ", ""));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.TargetFrameworks = net10.0;net10.0-windows\n"));
        return test.RunAsync();
    }

    private static string More(string parameters) => $$"""
        [AgentTools("crm")] public sealed partial class Others
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("No.")] private void More({{parameters}}, WritePermit permit) { }
        }
        """;

    private static Task Verify(string line, string source, string? lockFile = null)
    {
        string text = lockFile ?? Lock;
        string[] lines = text.Split('\n');
        CSharpAnalyzerTest<EveryRule> test = SurfaceTest.Test(text, source);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("WG6002")
            .WithLocation(SurfaceTest.LockPath, Array.FindIndex(lines, l => l.Contains(line, StringComparison.Ordinal)) + 1, 5));
        return test.RunAsync();
    }
}
