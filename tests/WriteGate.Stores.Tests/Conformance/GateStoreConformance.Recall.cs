using WriteGate.Intents;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    [Fact]
    public async Task Nothing_is_recalled_of_a_new_call()
    {
        Recollection recollection = await Store.RecallAsync(Sample.Recall(Sample.Intent(), "call", "earlier"), default);

        Assert.Null(recollection.Holder);
        Assert.Null(recollection.Retried);
        Assert.Null(recollection.Unsettled);
        Assert.Equal(ManualTime.Start, recollection.Now);
    }

    [Fact]
    public async Task Nothing_of_another_tenant_is_ever_found()
    {
        Intent theirs = await Store.BeginAsync(Sample.Intent(tenant: "other"));
        Recall ours = Sample.Recall(theirs, theirs.CallId, theirs.Id) with { Tenant = "acme" };

        Recollection recollection = await Store.RecallAsync(ours, default);

        Assert.Null(recollection.Holder);
        Assert.Null(recollection.Retried);
        Assert.Null((await Store.RecallAsync(ours with { RetryOf = theirs.CallId, Key = "new" }, default)).Retried);
        Assert.Null((await Store.RecallAsync(ours with { Key = "new" }, default)).Unsettled);
        Assert.Null(await Store.FindAsync("acme", theirs.Id, default));
        Assert.Empty(await Store.ListAsync(new() { Tenant = "acme" }, default));
        Assert.Empty(await Store.JournalAsync(new() { Tenant = "acme" }));
    }

    [Fact]
    public async Task The_holder_of_another_key_of_the_call_is_found_beside_that_of_its_own()
    {
        Intent own = await Store.BeginAsync(Sample.Intent("own"));
        Intent other = await Store.BeginAsync(Sample.Intent("other"));
        Recall recall = Sample.Recall(own) with { OtherKey = other.Key };

        Recollection both = await Store.RecallAsync(recall, default);
        Sample.Same(own, both.Holder);
        Sample.Same(other, both.Other);
        Sample.Same(other, (await Store.RecallAsync(recall with { Key = "free" }, default)).Other);
        Assert.Null((await Store.RecallAsync(recall with { OtherKey = null }, default)).Other);
        Assert.Null((await Store.RecallAsync(recall with { Tenant = "globex" }, default)).Other);
    }

    [Fact]
    public async Task One_key_in_two_tenants_is_two_keys()
    {
        Intent ours = await Store.BeginAsync(Sample.Intent() with { Key = "same" });
        Intent theirs = await Store.BeginAsync(Sample.Intent(tenant: "other") with { Key = "same" });

        Sample.Same(ours, (await Store.RecallAsync(Sample.Recall(ours), default)).Holder);
        Sample.Same(theirs, (await Store.RecallAsync(Sample.Recall(theirs), default)).Holder);
    }

    [Fact]
    public async Task A_retried_call_is_found_by_its_intent_and_by_its_call_in_whatever_run()
    {
        Intent earlier = await Store.ReachAsync(IntentState.Applied, "earlier");
        Recall call = Sample.Recall(Sample.Intent("new", run: "other run"));

        Sample.Same(earlier, (await Store.RecallAsync(call with { RetryOf = earlier.Id }, default)).Retried);
        Sample.Same(earlier, (await Store.RecallAsync(call with { RetryOf = earlier.CallId }, default)).Retried);
    }

    [Fact]
    public async Task The_same_call_is_found_in_its_run_and_tool_only()
    {
        Intent earlier = await Store.ReachAsync(IntentState.Applied, "earlier");
        Recall call = Sample.Recall(Sample.Intent("new"), callId: earlier.CallId);

        Sample.Same(earlier, (await Store.RecallAsync(call, default)).Retried);
        Assert.Null((await Store.RecallAsync(call with { RunId = "other run" }, default)).Retried);
        Assert.Null((await Store.RecallAsync(call with { Tool = "crm_call_lead" }, default)).Retried);
    }

    [Fact]
    public async Task Of_a_batch_that_is_retried_the_parent_is_meant()
    {
        Intent parent = Sample.Intent("batch");
        Intent child = Sample.Intent("batch/d1") with { ParentId = parent.Id, CallId = parent.CallId };
        await Store.ClaimAsync(Sample.Claim(new NewIntent(parent, null), new NewIntent(child, null)), default);

        Recollection recollection = await Store.RecallAsync(Sample.Recall(Sample.Intent("new"), retryOf: parent.CallId), default);

        Assert.Equal(parent.Id, recollection.Retried?.Id);
    }

    [Theory]
    [MemberData(nameof(States))]
    public async Task An_earlier_write_to_the_record_counts_as_unsettled_while_it_may_still_happen(IntentState state)
    {
        Intent earlier = await Store.ReachAsync(state, "earlier");
        Recall call = Sample.Recall(Sample.Intent("new"));

        Recollection recollection = await Store.RecallAsync(call, default);

        Assert.Equal(state is IntentState.Claimed or IntentState.Unknown ? earlier.Id : null, recollection.Unsettled?.Id);
    }

    [Fact]
    public async Task A_failure_counts_as_unsettled_only_when_the_write_was_not_begun()
    {
        foreach (FailureKind failure in Enum.GetValues<FailureKind>())
        {
            string run = $"run {failure}";
            Intent claimed = await Store.BeginAsync(Sample.Intent($"{failure}", run: run));
            await Store.MoveAsync(new Move(claimed, claimed with { State = IntentState.Failed, Failure = failure }, Sample.EntryOf(claimed, "failed")), default);

            Recollection recollection = await Store.RecallAsync(Sample.Recall(Sample.Intent("new", run: run)), default);

            Assert.Equal(failure == FailureKind.NotBegun, recollection.Unsettled is not null);
        }
    }

    [Fact]
    public async Task Another_run_tool_resource_or_record_is_not_unsettled()
    {
        Intent earlier = await Store.BeginAsync(Sample.Intent("earlier"));
        Recall call = Sample.Recall(Sample.Intent("new"));

        Assert.Equal(earlier.Id, (await Store.RecallAsync(call, default)).Unsettled?.Id);
        Assert.Null((await Store.RecallAsync(call with { RunId = "other" }, default)).Unsettled);
        Assert.Null((await Store.RecallAsync(call with { Tool = "other" }, default)).Unsettled);
        Assert.Null((await Store.RecallAsync(call with { Resource = "other" }, default)).Unsettled);
        Assert.Null((await Store.RecallAsync(call with { RecordId = "other" }, default)).Unsettled);
        Assert.Null((await Store.RecallAsync(call with { RecordId = null }, default)).Unsettled);
    }

    [Fact]
    public async Task The_holder_of_the_key_and_attempts_that_were_followed_up_are_not_told_as_unsettled()
    {
        Intent claimed = await Store.BeginAsync(Sample.Intent());
        Intent failed = claimed with { State = IntentState.Failed, Failure = FailureKind.NotBegun };
        Intent first = (await Store.MoveAsync(new Move(claimed, failed, Sample.EntryOf(claimed, "failed")), default))!;
        Assert.Null((await Store.RecallAsync(Sample.Recall(first), default)).Unsettled);

        await Store.MoveAsync(await Store.BeginAsync(Sample.Intent(), over: first), IntentState.Applied);

        Assert.Null((await Store.RecallAsync(Sample.Recall(Sample.Intent("new")), default)).Unsettled);
    }
}
