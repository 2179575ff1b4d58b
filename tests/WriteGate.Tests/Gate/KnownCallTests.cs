using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate.Tests.Gate;

/// <summary>What only shows when a tool's contract changes between two builds, or a lease ends.</summary>
public sealed class KnownCallTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly ToolContract Contract = new()
    {
        Name = "crm_x", Description = "", Tier = WriteTier.Autonomous, Shape = ToolShape.Action, SchemaHash = "new", Resource = "crm.x",
    };

    private static readonly Intent Applied = new()
    {
        Id = "i", Tenant = "acme", Tool = "crm_x", Key = "k", BodyHash = "b", SchemaHash = "new", State = IntentState.Applied, RunId = "r", Workflow = "w",
        Agent = "scout", Resource = "crm.x", Window = TimeSpan.FromHours(1), SettledAt = Now,
    };

    [Fact]
    public void R5_the_same_body_under_another_schema_is_a_conflict()
        => Assert.Equal(nameof(KnownAs.ConflictToQuarantine), Judge(holder: Applied with { SchemaHash = "old" }));

    [Fact]
    public void R5_a_retry_whose_schema_differs_is_a_conflict_and_never_a_new_write()
    {
        Intent failed = Applied with { State = IntentState.Failed, Failure = FailureKind.Refused, SchemaHash = "old" };
        Assert.Equal(nameof(KnownAs.Conflict), Judge(failed, failed));
    }

    [Fact]
    public void R6_a_claim_whose_lease_ended_is_resolved_and_never_run_again()
    {
        Intent claimed = Applied with { State = IntentState.Claimed, SettledAt = null, LeaseUntil = Now };
        Assert.Equal(nameof(KnownAs.Unresolved), Judge(claimed));
        Assert.Equal(nameof(KnownAs.InProgress), Judge(claimed with { LeaseUntil = Now.AddTicks(1) }));
    }

    [Fact]
    public void R7_what_was_begun_as_often_as_allowed_is_not_begun_again()
    {
        Intent failed = Applied with { State = IntentState.Failed, Failure = FailureKind.NotBegun, Attempts = 2 };
        Assert.Equal(nameof(KnownAs.AnotherAttempt), Judge(failed));
        Assert.Equal(nameof(KnownAs.Failed), Judge(failed with { Attempts = 3 }));
    }

    private static string Judge(Intent holder, Intent? retried = null)
        => KnownCall.Judge(new Recollection { Holder = holder, Retried = retried, Now = Now }, Contract, "b", 3).As.ToString();
}
