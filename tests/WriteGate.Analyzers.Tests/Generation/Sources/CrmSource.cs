namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>The record and tools of a small CRM, one tool a shape.</summary>
internal static class CrmSource
{
    public const string Record = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using WriteGate;

        namespace Crm;

        public enum Stage { Prospect, Qualified, Won }

        /// <summary>A sales opportunity.</summary>
        [SystemRecord("crm.deal")]
        public sealed partial record Deal
        {
            [RecordId] public required string Id { get; init; }

            /// <summary>What happens next.</summary>
            [WriteTier(WriteTier.Autonomous), StringLength(200)] public string? NextStep { get; init; }
            [WriteTier(WriteTier.Reviewed)] public Stage Stage { get; init; }
            [WriteTier(WriteTier.Autonomous)] public DateOnly? Due { get; init; }
            [WriteTier(WriteTier.Autonomous)] public IReadOnlyList<string>? Tags { get; init; }
            [WriteTier(WriteTier.Autonomous), SensitiveField] public string? Iban { get; init; }
            [ProtectedField] public decimal Amount { get; init; }
            public string? EconomicBuyer { get; init; }
            [RecordVersion] public required string Version { get; init; }
        }
        """;

    public const string Read = """
            /// <summary>Reads one deal.</summary>
            [WriteTier(WriteTier.ReadOnly)]
            public Task<Deal?> GetDeal(string dealId, CancellationToken ct) => Task.FromResult<Deal?>(null);

        """;

    public const string Patch = """
            /// <summary>Changes fields of one deal.</summary>
            /// <param name="dealId">Id of the deal to change.</param>
            [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId), nameof(changes), WindowSeconds = 300), Before(nameof(GetDeal))]
            private Task UpdateDeal(string dealId, Patch<Deal> changes, WritePermit permit, CancellationToken ct) => Task.CompletedTask;

        """;

    public const string Batch = """
            /// <summary>Changes fields of many deals.</summary>
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId), nameof(changes)), Before(nameof(GetDeal)), Batch(MaxItems = 50)]
            private ValueTask<Deal> UpdateDeals(string dealId, Patch<Deal> changes, WritePermit permit) => throw new NotSupportedException();

        """;

    public const string Action = """
            /// <summary>Triggers one outbound call to a lead.</summary>
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId), WindowSeconds = 300), Irreversible("A phone that rang cannot be unrung."), MitigatedBy(nameof(StopCalls))]
            private Task<int> CallLead([RecordId("crm.lead")] string leadId, WritePermit permit, CancellationToken ct) => Task.FromResult(1);
            private void StopCalls(string leadId, WritePermit permit) { }

        """;

    public const string Create = """
            /// <summary>Opens a task.</summary>
            [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(code)), ReversedBy(nameof(CloseTask)), FoundBy(nameof(FindTask))]
            private async Task<Guid> OpenTask([StringLength(20)] string code, [Range(1, 5)] int priority, WritePermit permit, string? note = null)
            {
                await Task.Yield();
                return Guid.Empty;
            }

            private Task CloseTask(Guid taskId, WritePermit permit) => Task.CompletedTask;
            private Guid? FindTask(string code) => null;

        """;

    /// <summary>A tools class with some of the tools.</summary>
    public static string Tools(params string[] tools) => $$"""
        #nullable enable
        using System;
        using System.ComponentModel.DataAnnotations;
        using System.Threading;
        using System.Threading.Tasks;
        using WriteGate;

        namespace Crm;

        /// <summary>Tools that keep deals current.</summary>
        [AgentTools("crm")]
        public sealed partial class CrmTools
        {
        {{string.Concat(tools)}}
        }
        """;

    /// <summary>All of it.</summary>
    public static string[] All => [Record, Tools(Read, Patch, Batch, Action, Create)];
}
