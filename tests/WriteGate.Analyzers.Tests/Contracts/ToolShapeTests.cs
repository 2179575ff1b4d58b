using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Tests.Contracts;

public sealed class ToolShapeTests
{
    private const string Crm = """
        namespace Crm;

        public enum Stage { Open, [JsonStringEnumMemberName("closed-won")] Won }
        public readonly record struct CallId(string Value);

        /// <summary>A sales opportunity.</summary>
        [SystemRecord("crm.deal")]
        public sealed partial record Deal
        {
            [RecordId] public required string Id { get; init; }
            [WriteTier(WriteTier.Autonomous)] public string? NextStep { get; init; }
            [WriteTier(WriteTier.Reviewed)]   public Stage Stage { get; init; }
            [ProtectedField]                  public decimal Amount { get; init; }
            public string? EconomicBuyer { get; init; }
            [WriteTier(WriteTier.Autonomous), SensitiveField] public IReadOnlyList<Contact>? Contacts { get; init; }
            [RecordVersion] public required string Version { get; init; }
        }

        public sealed record Contact(string Name, [EmailAddress] string? Email = null);

        /// <summary>Tools that keep deals current.</summary>
        [AgentTools("crm")]
        public sealed partial class CrmTools
        {
            /// <summary>Reads one deal.</summary>
            /// <param name="dealId">Which one.</param>
            [WriteTier(WriteTier.ReadOnly)]
            public Task<Deal?> GetDeal(string dealId, CancellationToken ct) => throw null!;

            [WriteTier(WriteTier.ReadOnly)]
            public Task<IReadOnlyList<Deal>> ListDealsAsync(Stage? stage = null, int limit = 10) => throw null!;

            /// <summary>Changes fields of one deal.</summary>
            [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId), nameof(changes), WindowSeconds = 300), Before(nameof(GetDeal)), ForwardsKey]
            private Task UpdateDeal(string dealId, Patch<Deal> changes, WritePermit permit, CancellationToken ct) => throw null!;

            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(changes)), Before(nameof(GetDeal)), Batch(MaxItems = 20)]
            private Task<Deal> UpdateDeals(string dealId, Patch<Deal> changes, WritePermit permit) => throw null!;

            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId), WindowSeconds = 300), Irreversible("A phone that rang cannot be unrung."), MitigatedBy(nameof(Hush))]
            private Task<CallId> CallLead([RecordId("crm.lead")] string leadId, WritePermit permit, CancellationToken ct) => throw null!;

            private Task Hush(string leadId, WritePermit permit) => throw null!;

            [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(name)), ReversedBy(nameof(DeleteNote)), FoundBy(nameof(FindNote))]
            private ValueTask<Note> CreateNote([StringLength(40)] string name, WritePermit permit) => throw null!;

            private Task DeleteNote(Guid noteId, string name, WritePermit permit, CancellationToken ct) => throw null!;

            private static Note? FindNote(string name) => null;
        }

        public sealed record Note(Guid Id, string Text);
        """;

    private static readonly ToolsContract Read = Sources.Tools(Crm);

    [Fact]
    public void A_sound_class_has_no_violations() => Assert.Empty(Read.Violations.Select(v => v.ToDiagnostic().ToString()));

    [Theory]
    [InlineData("crm_get_deal", "Read", "crm.deal", 0)]
    [InlineData("crm_list_deals", "Read", "crm_list_deals", -1)]
    [InlineData("crm_update_deal", "Patch", "crm.deal", 0)]
    [InlineData("crm_update_deals", "Batch", "crm.deal", 0)]
    [InlineData("crm_call_lead", "Action", "crm.lead", 0)]
    [InlineData("crm_create_note", "Create", "crm_create_note", -1)]
    public void A_tool_has_the_shape_its_method_has(string name, string shape, string resource, int id)
    {
        ToolSpec tool = Tool(name);
        Assert.Equal((shape, resource, id), (tool.Shape.ToString(), tool.Resource, tool.IdParameter));
    }

    [Fact]
    public void A_patch_is_passed_its_record_its_patch_and_its_permit()
        => Assert.Equal(
            [ArgumentKind.Parameter, ArgumentKind.Patch, ArgumentKind.Permit, ArgumentKind.CancellationToken],
            Tool("crm_update_deal").Call.Arguments.Select(a => a.Kind));

    [Fact]
    public void C6_a_patch_lists_only_writable_fields()
    {
        PatchSpec patch = Assert.Single(Read.Spec!.Patches);
        Assert.Equal(["nextStep", "stage", "contacts"], patch.Fields.Select(f => f.Member.JsonName));
        Assert.Equal([true, false, true], patch.Fields.Select(f => f.CanClear));
        Assert.True(patch.HasVersion && patch.HasSensitiveFields);
    }

    [Fact]
    public void A_patch_forwards_its_key_when_it_says_so() => Assert.True(Tool("crm_update_deal").ForwardsKey);

    [Fact]
    public void The_reader_before_is_called_with_what_the_write_has()
    {
        CallSpec before = Tool("crm_update_deal").Before!;
        Assert.Equal(("GetDeal", AwaitKind.Task, "global::Crm.Deal?"), (before.Method, before.Await, before.Returns));
    }

    [Fact]
    public void A_batch_writes_one_item_at_a_time()
    {
        ToolSpec tool = Tool("crm_update_deals");
        Assert.Equal((20, "global::Crm.Deal", null), (tool.MaxItems, tool.Call.Returns, tool.Result));
    }

    [Fact]
    public void An_irreversible_action_says_why_and_what_stops_it()
    {
        ToolSpec tool = Tool("crm_call_lead");
        Assert.Equal(("A phone that rang cannot be unrung.", "Hush", 300), (tool.IrreversibleBecause, tool.Reversal!.Method, tool.WindowSeconds));
    }

    [Fact]
    public void A_create_hands_the_new_identifier_to_its_reversal()
    {
        ToolSpec tool = Tool("crm_create_note");
        Assert.Equal(("Id", ValueKind.Guid), (tool.NewId, tool.NewIdKind));
        Assert.Equal(
            [ArgumentKind.NewId, ArgumentKind.Parameter, ArgumentKind.Permit, ArgumentKind.CancellationToken],
            tool.Reversal!.Arguments.Select(a => a.Kind));
    }

    [Fact]
    public void A_finder_may_be_static() => Assert.True(Tool("crm_create_note").Finder!.IsStatic);

    [Fact]
    public void Reads_count_what_they_scan()
        => Assert.Equal([ScanKind.One, ScanKind.Many], new[] { Tool("crm_get_deal").Scan, Tool("crm_list_deals").Scan });

    [Fact]
    public void Only_types_in_use_are_listed()
    {
        Assert.Equal(
            ["global::Crm.Deal", "global::Crm.Contact", "global::Crm.CallId", "global::Crm.Note"],
            Read.Spec!.Objects.Select(o => o.Type));
        Assert.Equal(["Open", "closed-won"], Assert.Single(Read.Spec!.Enums).Members.Select(m => m.JsonName));
    }

    [Fact]
    public void A_tool_is_sensitive_when_its_record_is()
        => Assert.Equal([true, false], new[] { Tool("crm_update_deal").IsSensitive, Tool("crm_create_note").IsSensitive });

    [Fact]
    public void Reading_twice_gives_equal_specs() => Assert.Equal(Read.Spec, Sources.Tools(Crm).Spec);

    [Fact]
    public void Nothing_of_the_compiler_is_reachable_from_a_spec()
    {
        WriteGate.Verifiers.ModelGraph.Verify(Read.Spec!, "tools");
        WriteGate.Verifiers.ModelGraph.Verify(Sources.Record(Crm).Spec!, "record");
    }

    private static ToolSpec Tool(string name) => Read.Spec!.Tools.Single(t => t.Name == name);
}
