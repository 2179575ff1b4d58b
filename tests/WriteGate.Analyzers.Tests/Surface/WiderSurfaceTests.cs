using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using WriteGate.Analyzers.Tests.Contracts;
using WriteGate.Analyzers.Tests.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Surface;

/// <summary>WG6001: what goes beyond the lock file.</summary>
public sealed class WiderSurfaceTests
{
    private static readonly string Lock = SurfaceTest.LockOf(SurfaceTest.Accepted);

    [Theory]
    [InlineData("private Deal? Find", "[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible(\"No.\")] private void {|WG6001:More|}(int {|WG6001:id|}, WritePermit permit) { } private Deal? Find")]
    [InlineData("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(caseId), nameof(reason)), ReversedBy(nameof(Close))]\n    private void Open", "[WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(caseId), nameof(reason)), ReversedBy(nameof(Close))]\n    private void {|WG6001:Open|}")]
    [InlineData("public decimal Amount", "[WriteTier(WriteTier.Reviewed)] public decimal {|WG6001:Amount|}")]
    [InlineData("[WriteTier(WriteTier.Reviewed), StringLength(200)] public string? NextStep", "[WriteTier(WriteTier.Autonomous), StringLength(200)] public string? {|WG6001:NextStep|}")]
    [InlineData("StringLength(200)] public string? NextStep", "StringLength(400)] public string? {|WG6001:NextStep|}")]
    [InlineData("public string Notes", "public string? {|WG6001:Notes|}")]
    [InlineData("IdempotentBy(nameof(caseId), nameof(reason)), ReversedBy(nameof(Close))]\n    private void Open", "IdempotentBy(nameof(caseId)), ReversedBy(nameof(Close))]\n    private void {|WG6001:Open|}")]
    [InlineData("WindowSeconds = 300), Before(nameof(Find)), Batch(MaxItems = 5)]\n    private void Update", "WindowSeconds = 299), Before(nameof(Find)), Batch(MaxItems = 5)]\n    private void {|WG6001:Update|}")]
    [InlineData("Batch(MaxItems = 5)]\n    private void Update", "Batch(MaxItems = 6)]\n    private void {|WG6001:Update|}")]
    [InlineData(", MitigatedBy(nameof(Stop))]\n    private void Call", "]\n    private void {|WG6001:Call|}")]
    [InlineData("ReversedBy(nameof(Close))]\n    private void Open", "Irreversible(\"No.\")]\n    private void {|WG6001:Open|}")]
    [InlineData("private void Call(int leadId", "private void {|WG6001:Call|}([RecordId(\"crm.lead\")] int leadId")]
    [InlineData("private void Call(int leadId", "private void Call(long {|WG6001:leadId|}", "Stop(int leadId", "Stop(long leadId")]
    [InlineData("Call(int leadId,", "Call(int leadId, string? {|WG6001:note|},")]
    [InlineData("enum Reason { Late, Wrong }", "enum Reason { Late, Wrong, Other }", "Reason reason", "Reason {|WG6001:reason|}")]
    [InlineData("private void Ask(int number) { }", "private void Ask(int number) { } [Reads(\"Too.\")] private void {|WG6001:Ask|}(string text) { }")]
    [InlineData("[Reads(\"Only asks.\")] private void Ask", "[Reads(\"Never mind.\")] private void {|WG6001:Ask|}")]
    [InlineData("private void Ask(int number) { }", "private void Ask(int number) { [Reads(\"Too.\")] void {|WG6001:Inner|}() { } Inner(); }")]
    public Task C14_a_wider_surface_is_refused_where_it_is_written(string from, string to, string alsoFrom = "", string alsoTo = "")
    {
        string source = SurfaceTest.After(from, to);
        return Verify(Lock, alsoFrom.Length == 0 ? source : source.Replace(alsoFrom, alsoTo, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[WriteTier(WriteTier.Reviewed), StringLength(200)] public string? NextStep", "[StringLength(200)] public string? NextStep")]
    [InlineData("[WriteTier(WriteTier.Reviewed)] public string Notes", "[ProtectedField] public string Notes")]
    [InlineData("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId))", "[WriteTier(WriteTier.Never), IdempotentBy(nameof(leadId))")]
    [InlineData("StringLength(200)] public string? NextStep { get; init; }", "StringLength(200)] public string NextStep { get; init; } = \"\";")]
    [InlineData("WindowSeconds = 300", "WindowSeconds = 301")]
    [InlineData("MaxItems = 5", "MaxItems = 4")]
    [InlineData(", Batch(MaxItems = 5)", "")]
    [InlineData("Irreversible(\"It rang.\"), MitigatedBy(nameof(Stop))", "ReversedBy(nameof(Stop))")]
    [InlineData("nameof(reason)), ReversedBy(nameof(Close))", "nameof(reason)), ReversedBy(nameof(Shut))", "private Deal? Find", "private void Shut(string caseId, WritePermit permit) { } private Deal? Find")]
    [InlineData("<summary>Calls.", "<summary>Calls a lead. Ask first.")]
    [InlineData("[Reads(\"Only asks.\")] ", "")]
    [InlineData("private Deal? Find", "[WriteTier(WriteTier.ReadOnly)] private Deal? Find")]
    [InlineData("private Deal? Find", "private void Helper(int number) { } private Deal? Find")]
    public Task What_is_no_wider_is_clean(string from, string to, string alsoFrom = "", string alsoTo = "")
    {
        string source = SurfaceTest.After(from, to);
        return Verify(Lock, alsoFrom.Length == 0 ? source : source.Replace(alsoFrom, alsoTo, StringComparison.Ordinal));
    }

    [Fact]
    public Task Without_a_lock_file_nothing_is_reported() => RuleTest.Sources(SurfaceTest.Accepted);

    [Fact]
    public Task C14_what_was_accepted_is_clean() => SurfaceTest.Test(Lock, SurfaceTest.Accepted).RunAsync();

    [Fact]
    public Task An_empty_lock_file_accepts_nothing() => Verify(
        SurfaceTest.LockOf(""),
        """
        [SystemRecord("a")] public partial class Lead { [RecordId] public int Id { get; set; } [WriteTier(WriteTier.Reviewed)] public int {|WG6001:Rank|} { get; set; } }
        """);

    [Theory]
    [InlineData("[SuggestionFor(nameof(Buyer)), WriteTier(WriteTier.Autonomous)] public string? Scout", "[WriteTier(WriteTier.Autonomous)] public string? {|WG6001:Scout|}")]
    [InlineData("[SuggestionFor(nameof(Buyer)), WriteTier(WriteTier.Autonomous)] public string? Scout", "[SuggestionFor(nameof(Owner)), WriteTier(WriteTier.Autonomous)] public string? {|WG6001:Scout|}")]
    [InlineData("[WriteTier(WriteTier.Autonomous)] public string? Scout", "[SuggestionFor(nameof(Buyer)), WriteTier(WriteTier.Autonomous)] public string? Scout")]
    public Task A_suggestion_that_no_longer_gives_way_to_a_person_is_wider(string accepted, string now)
    {
        string record(string field) => $$"""
            [SystemRecord("a")] public partial class Lead { [RecordId] public int Id { get; set; } public string? Buyer { get; set; } public string? Owner { get; set; } {{field}} { get; set; } }
            """;
        return Verify(SurfaceTest.LockOf(record(accepted)), record(now));
    }

    [Fact]
    public Task A_partial_class_is_looked_at_in_all_its_files() => Verify(
        Lock,
        SurfaceTest.Accepted,
        """
        public sealed partial class Tools
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("No.")] private void {|WG6001:More|}(int {|WG6001:id|}, WritePermit permit) { }
        }
        """,
        "public sealed partial record Deal { [WriteTier(WriteTier.Reviewed)] public int {|WG6001:Rank|} { get; init; } }");

    [Fact]
    public Task A_record_of_a_referenced_project_is_refused_at_the_tool_that_brings_it_within_reach()
    {
        string record(string more) => $$"""
            [SystemRecord("lib.note")] public sealed partial record Note { [RecordId] public required string Id { get; init; } [WriteTier(WriteTier.Reviewed)] public string? Text { get; init; } {{more}} }
            """;
        string tools(string changes) => $$"""
            [AgentTools("lib")] public sealed partial class NoteTools
            {
                private Note? Find(string noteId) => null;
                [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(noteId)), Before(nameof(Find))] private void Change(string noteId, Patch<Note> {{changes}}, WritePermit permit) { }
            }
            """;
        MetadataReference before = Referenced(record(""));
        string accepted = SurfaceTest.LockOf(Sources.Compile(tools("changes")).AddReferences(before));
        Assert.Contains("\"field\": \"lib.note.text\"", accepted, StringComparison.Ordinal);

        CSharpAnalyzerTest<EveryRule> test = SurfaceTest.Test(accepted, tools("{|WG6001:changes|}"));
        test.TestState.AdditionalReferences.Add(Referenced(record("[WriteTier(WriteTier.Autonomous)] public int Rank { get; init; }")));
        return test.RunAsync();
    }

    [Fact]
    public async Task A_message_names_what_is_wider_and_the_command_that_accepts_it()
    {
        string message = await MessageOf(SurfaceTest.After("StringLength(200)] public string? NextStep", "StringLength(200)] public string? NextStep")
            .Replace("[WriteTier(WriteTier.Reviewed), StringLength", "[WriteTier(WriteTier.Autonomous), StringLength", StringComparison.Ordinal));
        Assert.Equal(
            "The autonomous field 'crm.deal.nextStep' is wider than writegate.lock.json accepts (tier is autonomous, accepted is reviewed); take it back, or accept it with dotnet build -t:WriteGateAcceptSurface and have the lock file reviewed",
            message);
    }

    [Fact]
    public Task A_contract_with_a_mistake_is_left_to_the_rule_that_names_it()
        => Verify(Lock, SurfaceTest.After("private void Call(int leadId, WritePermit permit)", "private void {|WG1001:Call|}(int leadId)"));

    [Fact]
    public void A_lock_file_is_read_once()
    {
        SourceText text = SourceText.From(Lock);
        Assert.Same(Analyzers.Surface.LockFile.Of(text), Analyzers.Surface.LockFile.Of(text));
    }

    private static Task Verify(string lockFile, params string[] sources)
    {
        CSharpAnalyzerTest<EveryRule> test = SurfaceTest.Test(lockFile, sources);
        test.DisabledDiagnostics.Add("WG6002");
        return test.RunAsync();
    }

    private static async Task<string> MessageOf(string source)
    {
        Compilation compilation = Sources.Generate(Sources.Compile(source));
        CompilationWithAnalyzers run = compilation.WithAnalyzers(
            [new Analyzers.Rules.WiderSurfaceAnalyzer()], new AnalyzerOptions([new ProjectFile(SurfaceTest.LockPath, Lock)]));
        return Assert.Single(await run.GetAnalyzerDiagnosticsAsync()).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static PortableExecutableReference Referenced(string record)
    {
        using MemoryStream file = new();
        Assert.True(Sources.Generate(Sources.Compile(record).WithAssemblyName("Records")).Emit(file).Success);
        return MetadataReference.CreateFromImage(file.ToArray());
    }
}
