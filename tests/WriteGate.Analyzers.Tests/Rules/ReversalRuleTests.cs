namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG4001 to WG4004: how a write is taken back and what it is compared with.</summary>
public sealed class ReversalRuleTests
{
    private const string Key = "[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId))]";
    private const string Close = " private void {|WG4001:Close|}(string dealId, WritePermit permit) { }";
    private const string CleanClose = " private void Close(string dealId, WritePermit permit) { }";

    [Fact]
    public Task C8_a_write_that_does_not_say_how_it_is_taken_back_is_refused() => RuleTest.Members(Key + Close);

    [Theory]
    [InlineData("[ReversedBy(nameof(Undo)), {|WG4001:Irreversible(\"No.\")|}]")]
    [InlineData("[Irreversible({|WG4001:\" \"|})]")]
    [InlineData("[ReversedBy(nameof(Undo)), {|WG4001:MitigatedBy(nameof(Undo))|}]")]
    [InlineData("[{|WG4001:MitigatedBy(nameof(Undo))|}]")]
    public Task A_write_that_contradicts_itself_is_refused(string attributes) => RuleTest.Members(Key + attributes + CleanClose);

    [Theory]
    [InlineData("[ReversedBy(nameof(Undo))]")]
    [InlineData("[Irreversible(\"Closed is closed.\")]")]
    [InlineData("[Irreversible(\"Closed is closed.\"), MitigatedBy(nameof(Undo))]")]
    public Task A_write_that_says_it_once_is_clean(string attributes) => RuleTest.Members(Key + attributes + CleanClose);

    [Fact]
    public Task C8_an_irreversible_write_must_not_be_autonomous() => RuleTest.Members(
        "[WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId)), {|WG4002:Irreversible(\"No.\")|}]" + CleanClose);

    [Fact]
    public Task A_reversible_write_may_be_autonomous() => RuleTest.Members(
        "[WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId)), ReversedBy(nameof(Undo))]" + CleanClose);

    [Theory]
    [InlineData("{|WG4003:\"Missing\"|}", "")]
    [InlineData("{|WG4003:nameof(Back)|}", "void Back(string dealId) { }")]
    [InlineData("{|WG4003:nameof(Back)|}", "void Back(Guid dealId, WritePermit permit) { }")]
    [InlineData("{|WG4003:nameof(Back)|}", "void Back(string dealId, string why, WritePermit permit) { }")]
    [InlineData("{|WG4003:nameof(Back)|}", "void Back(string dealId, ref int times, WritePermit permit) { }")]
    [InlineData("{|WG4003:nameof(Back)|}", "void Back<T>(string dealId, WritePermit permit) { }")]
    [InlineData("{|WG4003:nameof(Close)|}", "")]
    public Task C8_a_reversal_that_cannot_be_called_is_refused(string name, string reversal)
        => RuleTest.Members($"{Key}[ReversedBy({name})] {CleanClose} {reversal}");

    [Theory]
    [InlineData("void Back(WritePermit permit, CancellationToken token) { }")]
    [InlineData("static Task<int> Back(WritePermit permit, string? dealId) => null!;")]
    [InlineData("void Back(int other) { } void Back(string dealId, WritePermit permit) { }")]
    public Task A_reversal_that_can_be_called_is_clean(string reversal)
        => RuleTest.Members($"{Key}[ReversedBy(nameof(Back))] {CleanClose} {reversal}");

    [Theory]
    [InlineData("string", "string id")]
    [InlineData("Task<Guid>", "Guid id")]
    [InlineData("Note", "int noteId")]
    [InlineData("ValueTask<Deal>", "string made")]
    public Task A_create_supplies_the_new_identifier(string result, string id) => RuleTest.Members(
        $"{Key}[ReversedBy(nameof(Delete))] private {result} Add(string dealId, WritePermit permit) => default!; void Delete({id}, WritePermit permit) {{ }}",
        "public sealed record Note(int Id, string Text);");

    [Theory]
    [InlineData("void", "string id")]
    [InlineData("int", "string id")]
    [InlineData("Note", "string noteId")]
    public Task A_create_whose_result_has_no_such_identifier_is_refused(string result, string id) => RuleTest.Members(
        $"{Key}[ReversedBy({{|WG4003:nameof(Delete)|}})] private {result} Add(string dealId, WritePermit permit) => throw null!; void Delete({id}, WritePermit permit) {{ }}",
        "public sealed record Note(int Id, string Text);");

    [Theory]
    [InlineData("void", "bool Happened(string dealId) => true;", true)]
    [InlineData("void", "string? Happened(string dealId) => null;", false)]
    [InlineData("string", "Task<string?> Happened(string dealId) => null!;", true)]
    [InlineData("string", "string Happened(string dealId) => null!;", false)]
    [InlineData("int", "int? Happened(string dealId, CancellationToken ct) => null;", true)]
    [InlineData("int", "int? Happened(string dealId, WritePermit permit) => null;", false)]
    [InlineData("int", "int? Happened(string name) => null;", false)]
    public Task A_finder_returns_what_the_write_returns(string result, string finder, bool isClean)
        => RuleTest.Members(
            $"{Key}[Irreversible(\"No.\"), FoundBy({(isClean ? "nameof(Happened)" : "{|WG4003:nameof(Happened)|}")})] private {result} Close(string dealId, WritePermit permit) => throw null!; {finder}");

    [Theory]
    [InlineData("bool Holds(string dealId) => true;", true)]
    [InlineData("Task<bool> Holds() => null!;", true)]
    [InlineData("ValueTask<string?> Holds(CancellationToken ct, string dealId) => default;", true)]
    [InlineData("static string Holds(string dealId) => null!;", true)]
    [InlineData("bool Holds(int made) => true;", true)]
    [InlineData("bool Holds(string made) => true;", false)]
    [InlineData("bool Holds(string dealId, WritePermit permit) => true;", false)]
    [InlineData("void Holds(string dealId) { }", false)]
    [InlineData("Task Holds(string dealId) => null!;", false)]
    [InlineData("int Holds(string dealId) => 0;", false)]
    [InlineData("bool? Holds(string dealId) => null;", false)]
    [InlineData("bool Holds(Guid dealId) => true;", false)]
    [InlineData("", false)]
    public Task A_post_condition_says_whether_it_holds(string check, bool isClean)
    {
        string name = check.Length == 0 ? "\"Holds\"" : "nameof(Holds)";
        return RuleTest.Members(
            $"{Key}[Irreversible(\"No.\"), Ensure({(isClean ? name : $"{{|WG4003:{name}|}}")})] private int Close(string dealId, WritePermit permit) => throw null!; {check}");
    }

    [Theory]
    [InlineData("bool Holds(string dealId) => true;", true)]
    [InlineData("bool Holds(string dealId, Patch<Deal> changes) => true;", false)]
    [InlineData("bool Holds(string made) => true;", false)]
    public Task A_post_condition_of_a_patch_is_given_its_identifier(string check, bool isClean)
        => RuleTest.Members(
            $"{Key}[Before(nameof(Find)), Ensure({(isClean ? "nameof(Holds)" : "{|WG4003:nameof(Holds)|}")})] private void Update(string dealId, Patch<Deal> changes, WritePermit permit) {{ }} {check}");

    [Theory]
    [InlineData("[{|WG4003:ReversedBy(nameof(Undo))|}]")]
    [InlineData("[{|WG4003:Irreversible(\"No.\")|}]")]
    public Task A_patch_names_no_other_way_back(string attribute) => RuleTest.Members(
        $"{Key}[Before(nameof(Find))]{attribute} private void Update(string dealId, Patch<Deal> changes, WritePermit permit) {{ }}");

    [Theory]
    [InlineData("[Before(nameof(Find))]", "")]
    [InlineData("[Before(nameof(Read))]", "public static ValueTask<Deal> Read(CancellationToken ct, string dealId) => default;")]
    [InlineData("[Batch(MaxItems = 3), Before(nameof(Find))]", "")]
    public Task A_patch_with_a_reader_is_clean(string attributes, string reader) => RuleTest.Members(
        $"{Key}{attributes} private void Update(string dealId, Patch<Deal> changes, WritePermit permit) {{ }} {reader}");

    [Fact]
    public Task A_patch_without_a_reader_is_refused() => RuleTest.Members(
        Key + "private void {|WG4004:Update|}(string dealId, Patch<Deal> changes, WritePermit permit) { }");

    [Theory]
    [InlineData("{|WG4004:\"Missing\"|}", "")]
    [InlineData("{|WG4004:nameof(Read)|}", "Deal Read(string id) => null!;")]
    [InlineData("{|WG4004:nameof(Read)|}", "Deal Read(int dealId) => null!;")]
    [InlineData("{|WG4004:nameof(Read)|}", "void Read(string dealId) { }")]
    [InlineData("{|WG4004:nameof(Read)|}", "Task<string> Read(string dealId) => null!;")]
    [InlineData("{|WG4004:nameof(Read)|}", "Deal Read(string dealId, WritePermit permit) => null!;")]
    [InlineData("{|WG4004:nameof(Read)|}", "Deal Read(string dealId, Patch<Deal> changes) => null!;")]
    public Task A_reader_that_cannot_be_called_is_refused(string name, string reader) => RuleTest.Members(
        $"{Key}[Before({name})] private void Update(string dealId, Patch<Deal> changes, WritePermit permit) {{ }} {reader}");

    [Fact]
    public Task A_batch_without_a_patch_is_refused()
        => RuleTest.Members(Key + "[Irreversible(\"No.\"), {|WG4004:Batch|}]" + CleanClose);

    [Fact]
    public Task A_batch_of_nothing_is_refused() => RuleTest.Members(
        Key + "[Before(nameof(Find)), {|WG4004:Batch(MaxItems = 0)|}] private void Update(string dealId, Patch<Deal> changes, WritePermit permit) { }");

    [Fact]
    public Task A_method_nobody_knows_is_left_to_the_compiler()
        => RuleTest.Members($"{Key}[ReversedBy(nameof({{|CS0103:Missing|}}))] {CleanClose}");

    [Fact]
    public async Task The_message_names_the_parameter_that_nothing_supplies() => Assert.Equal(
        "The Reviewed write 'Close' cannot call 'Back' named in [ReversedBy]: nothing supplies its parameter 'why': the write has no such parameter and returns nothing",
        await RuleTest.MessageOf($"{Key}[ReversedBy(nameof(Back))] {CleanClose} void Back(string why, WritePermit permit) {{ }}"));
}
