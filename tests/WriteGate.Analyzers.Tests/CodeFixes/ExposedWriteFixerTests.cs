using WriteGate.Analyzers.CodeFixes.Fixes;

namespace WriteGate.Analyzers.Tests.CodeFixes;

public sealed class ExposedWriteFixerTests
{
    private const string Attributes = """[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), Irreversible("Closed is closed.")]""";

    [Theory]
    [InlineData("public void", "private void")]
    [InlineData("internal async Task", "private async Task")]
    [InlineData("protected internal void", "private void")]
    public Task A_raw_write_is_made_private(string before, string after) => FixTest<ExposedWriteFixer>.Fixes(
        Tools($"{before} {{|WG1003:Close|}}", Body(before)), Tools($"{after} Close", Body(before)));

    [Fact]
    public Task Comments_and_attributes_keep_their_places() => FixTest<ExposedWriteFixer>.Fixes(
        """
        [AgentTools("crm")]
        public sealed partial class Tools
        {
            // The last step of a deal.
            [WriteTier(WriteTier.Reviewed)]
            [IdempotentBy(nameof(dealId)), Irreversible("Closed is closed.")] // said twice
            public /* once */ void {|WG1003:Close|}(string dealId, WritePermit permit) { }
        }
        """,
        """
        [AgentTools("crm")]
        public sealed partial class Tools
        {
            // The last step of a deal.
            [WriteTier(WriteTier.Reviewed)]
            [IdempotentBy(nameof(dealId)), Irreversible("Closed is closed.")] // said twice
            private void Close(string dealId, WritePermit permit) { }
        }
        """);

    [Fact]
    public Task One_that_others_call_is_left_alone() => FixTest<ExposedWriteFixer>.Leaves(
        Tools("public void {|WG1003:Close|}", "{ }") + """
        public sealed class Nightly(Tools tools)
        {
            public void Run(WritePermit permit) => {|WG1003:tools.Close|}("1", permit);
        }
        """);

    [Fact]
    public Task One_that_an_interface_demands_is_left_alone() => FixTest<ExposedWriteFixer>.Leaves(
        """
        public interface ICloses { void Close(string dealId, WritePermit permit); }

        """ + Tools("public void {|WG1003:Close|}", "{ }").Replace("class Tools", "class Tools : ICloses", StringComparison.Ordinal));

    private static string Body(string header) => header.Contains("async", StringComparison.Ordinal) ? "=> await Task.Yield();" : "{ }";

    private static string Tools(string header, string body) => $$"""
        [AgentTools("crm")]
        public sealed partial class Tools
        {
            {{Attributes}}
            {{header}}(string dealId, WritePermit permit) {{body}}
        }

        """;
}
