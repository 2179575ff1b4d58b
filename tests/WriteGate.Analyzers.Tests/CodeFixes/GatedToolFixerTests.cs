using WriteGate.Analyzers.CodeFixes.Fixes;

namespace WriteGate.Analyzers.Tests.CodeFixes;

public sealed class GatedToolFixerTests
{
    [Fact]
    public Task A_tool_with_a_client_of_its_own_becomes_a_raw_write() => Fixes(
        """
        /// <summary>Tickets.</summary>
        [McpServerToolType]
        public class TicketTools(HttpClient http)
        {
            /// <summary>Closes a ticket.</summary>
            [McpServerTool]
            public async Task<string> {|WG1001:CloseTicket|}(string ticketId, string? reason = null, CancellationToken ct = default)
            {
                using HttpResponseMessage response = await http.PostAsync($"tickets/{ticketId}/close", null, ct);
                return response.EnsureSuccessStatusCode().StatusCode.ToString();
            }
        }
        """,
        """
        /// <summary>Tickets.</summary>
        [AgentTools("ticket")]
        public sealed partial class TicketTools(HttpClient http)
        {
            /// <summary>Closes a ticket.</summary>
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(ticketId))]
            private async Task<string> {|WG4001:CloseTicket|}(string ticketId, WritePermit permit, string? reason = null, CancellationToken ct = default)
            {
                using HttpResponseMessage response = await http.PostAsync($"tickets/{ticketId}/close", null, ct);
                return response.EnsureSuccessStatusCode().StatusCode.ToString();
            }
        }
        """);

    [Fact]
    public Task A_static_tool_is_given_its_services_by_the_constructor() => Fixes(
        """
        [McpServerToolType]
        public static class RefundTools
        {
            [McpServerTool(Name = "issue_refund", ReadOnly = false), Description("Refunds an order.")]
            public static Task {|WG1001:Refund|}(HttpClient http, [Description("The order.")] Guid orderId, decimal amount)
                => http.PostAsync($"refunds/{orderId}/{amount}", null);

            [McpServerTool]
            public static Task {|WG1001:Cancel|}(HttpClient http, string orderId) => http.PostAsync("orders/" + orderId, null);
        }
        """,
        """
        [AgentTools("refund")]
        public sealed partial class RefundTools(HttpClient http)
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(orderId)), ToolName("issue_refund")]
            [Description("Refunds an order.")]
            private Task {|WG4001:Refund|}([Description("The order.")] Guid orderId, decimal amount, WritePermit permit)
                => http.PostAsync($"refunds/{orderId}/{amount}", null);

            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(orderId))]
            private Task {|WG4001:Cancel|}(string orderId, WritePermit permit) => http.PostAsync("orders/" + orderId, null);
        }
        """);

    [Fact]
    public Task A_read_beside_it_stays_a_tool_of_its_host() => Fixes(
        """
        [McpServerToolType]
        internal class TicketTools(HttpClient http)
        {
            [McpServerTool] public Task<string> GetTicket(string ticketId) => http.GetStringAsync(ticketId);
            [McpServerTool] public Task {|WG1001:CloseTicket|}(string ticketId) => http.PostAsync(ticketId, null);
        }
        """,
        """
        [AgentTools("ticket")]
        [McpServerToolType]
        internal sealed partial class TicketTools(HttpClient http)
        {
            [McpServerTool] public Task<string> GetTicket(string ticketId) => http.GetStringAsync(ticketId);
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(ticketId))]
            private Task {|WG4001:CloseTicket|}(string ticketId, WritePermit permit) => http.PostAsync(ticketId, null);
        }
        """);

    [Fact]
    public Task A_tool_that_claims_to_read_is_gated_as_well() => Fixes(
        """
        [McpServerToolType]
        public class TicketTools(HttpClient http)
        {
            [McpServerTool(ReadOnly = true)] public Task {|WG1001:{|WG1002:Close|}|}(string ticketId) => http.PostAsync(ticketId, null);
        }

        [AgentTools("note")]
        public sealed partial class NoteTools(HttpClient http)
        {
            [WriteTier(WriteTier.ReadOnly)] public async Task<bool> {|WG1002:Drop|}(string noteId) => (await http.DeleteAsync(noteId)).IsSuccessStatusCode;
        }
        """,
        """
        [AgentTools("ticket")]
        public sealed partial class TicketTools(HttpClient http)
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(ticketId))]
            private Task {|WG4001:Close|}(string ticketId, WritePermit permit) => http.PostAsync(ticketId, null);
        }

        [AgentTools("note")]
        public sealed partial class NoteTools(HttpClient http)
        {
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(noteId))]
            private async Task<bool> {|WG4001:Drop|}(string noteId, WritePermit permit) => (await http.DeleteAsync(noteId)).IsSuccessStatusCode;
        }
        """);

    [Theory]
    [InlineData("string subject", "")]
    [InlineData("string? ticketId", "")]
    [InlineData("string ticketId, {|WG2001:JsonElement|} rest", "")]
    [InlineData("string ticketId, IProgress<int> progress", "")]
    [InlineData("string ticketId", "sealed class Nightly(TicketTools tools) { public Task Run() => tools.Close(\"1\"); }")]
    public Task A_tool_that_takes_a_decision_is_left_alone(string parameters, string beside) => Leaves($$"""
        [McpServerToolType]
        public class TicketTools(HttpClient http)
        {
            [McpServerTool] public Task {|WG1001:Close|}({{parameters}}) => http.PostAsync("tickets", null);
        }
        {{beside}}
        """);

    [Fact]
    public Task A_tool_that_overrides_another_is_left_alone() => Leaves("""
        public abstract class Base { public abstract Task Close(string ticketId); }
        public class TicketTools(HttpClient http) : Base
        {
            [McpServerTool] public override Task {|WG1001:Close|}(string ticketId) => http.PostAsync(ticketId, null);
        }
        """);

    private static Task Fixes(string source, string made) => FixTest<GatedToolFixer>.Fixes(source, made);

    private static Task Leaves(string source) => FixTest<GatedToolFixer>.Leaves(source);
}
