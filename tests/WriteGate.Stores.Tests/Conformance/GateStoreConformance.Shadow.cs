using WriteGate.Intents;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    [Fact]
    public async Task R11_what_is_in_shadow_keeps_its_field_and_what_its_comparison_showed()
    {
        Intent shadowed = await Store.BeginAsync(Sample.Intent(state: IntentState.Shadowed));
        Sample.Same(shadowed, await Store.FindAsync("acme", shadowed.Id, default));
        Assert.Equal(("stage", ShadowVerdict.None), (shadowed.Field, shadowed.Verdict));

        await AdvanceAsync(TimeSpan.FromDays(7));
        Intent to = shadowed with { State = IntentState.Compared, Verdict = ShadowVerdict.Different, Response = Sample.Bytes("{}") };
        Intent? compared = await Store.MoveAsync(new Move(shadowed, to, Sample.EntryOf(shadowed, "compared")), default);

        Sample.Same(to with { SettledAt = ManualTime.Start.AddDays(7) }, compared);
        Sample.Same(compared, await Store.FindAsync("acme", shadowed.Id, default));
        Assert.Null(await Store.MoveAsync(new Move(shadowed, to with { Verdict = ShadowVerdict.Gone }, Sample.EntryOf(shadowed, "compared")), default));
    }

    [Fact]
    public async Task R11_what_is_in_shadow_gives_its_key_up_only_once_it_is_compared()
    {
        Intent shadowed = await Store.BeginAsync(Sample.Intent(state: IntentState.Shadowed));
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Store.ClaimAsync(Sample.Claim(Sample.Intent(state: IntentState.Shadowed), shadowed), default));
        Assert.Empty((await Store.ClaimAsync(Sample.Claim(Sample.Intent(state: IntentState.Shadowed)), default)).Won);

        Intent compared = await Store.MoveAsync(shadowed, IntentState.Compared);
        Assert.Single((await Store.ClaimAsync(Sample.Claim(Sample.Intent(state: IntentState.Shadowed), compared), default)).Won);
    }

    [Fact]
    public async Task R11_a_write_and_what_of_its_call_is_in_shadow_begin_together_or_not_at_all()
    {
        Intent held = await Store.BeginAsync(Sample.Intent("held", state: IntentState.Shadowed));

        ClaimAnswer lost = await Store.ClaimAsync(Sample.Claim(new NewIntent(Sample.Intent("live"), null), new NewIntent(Sample.Intent("held", state: IntentState.Shadowed), null)), default);
        Assert.Empty(lost.Won);
        await Lists(new(), held);

        ClaimAnswer won = await Store.ClaimAsync(Sample.Claim(new NewIntent(Sample.Intent("live"), null), new NewIntent(Sample.Intent("free", state: IntentState.Shadowed), null)), default);
        Assert.Equal([IntentState.Claimed, IntentState.Shadowed], won.Won.Select(intent => intent.State));
        Assert.Equal((true, false), (won.Won[0].LeaseUntil is not null, won.Won[1].LeaseUntil is not null));
    }

    [Fact]
    public async Task R11_what_is_to_be_compared_by_the_stores_clock_is_listed_and_nothing_else()
    {
        Intent shadowed = await Store.ReachAsync(IntentState.Shadowed, "one");
        Intent other = await Store.ReachAsync(IntentState.Shadowed, "two", "globex");
        await Store.ReachAsync(IntentState.AwaitingApproval, "waiting");
        await Store.ReachAsync(IntentState.Compared, "compared");
        await AdvanceAsync(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        await Lists(new() { ToCompare = true });

        await AdvanceAsync(TimeSpan.FromSeconds(1));
        await Lists(new() { ToCompare = true }, shadowed, other);
        await Lists(new() { ToCompare = true, Tenant = "globex" }, other);
        await Lists(new() { Expired = true, Tenant = "globex" });
    }

    [Fact]
    public async Task Intents_of_any_of_some_records_are_listed()
    {
        Intent one = await Store.BeginAsync(Sample.Intent("one") with { RecordId = "1" });
        await Store.BeginAsync(Sample.Intent("two") with { RecordId = "2" });
        Intent three = await Store.BeginAsync(Sample.Intent("three", state: IntentState.Quarantined) with { RecordId = "3' OR 1" });
        await Store.BeginAsync(Sample.Intent("none") with { RecordId = null });

        await Lists(new() { RecordIds = ["1", "3' OR 1", "404"] }, one, three);
        await Lists(new() { RecordIds = ["1", "3' OR 1"], States = [IntentState.Quarantined, IntentState.Applied], Tenant = "acme" }, three);
        await Lists(new() { RecordIds = [] });
    }

    [Fact]
    public async Task R11_proposals_in_shadow_are_counted_by_field_verdict_and_proposer_within_their_tenant_and_time()
    {
        await ShadowAsync("old", ShadowVerdict.Different);
        await AdvanceAsync(TimeSpan.FromDays(1));
        DateTimeOffset since = (await ShadowAsync("a", ShadowVerdict.None)).CreatedAt;
        await ShadowAsync("b", ShadowVerdict.None);
        await ShadowAsync("c", ShadowVerdict.AppliedByAHuman);
        await ShadowAsync("d", ShadowVerdict.AppliedByAHuman, shadow => shadow with { Agent = "other", OnBehalfOf = null });
        await ShadowAsync("e", ShadowVerdict.NotComparable, shadow => shadow with { Field = null });
        await ShadowAsync("f", ShadowVerdict.None, shadow => shadow with { Tenant = "globex" });
        await Store.ReachAsync(IntentState.Applied, "live");
        await Store.ReachAsync(IntentState.Promoted, "promotion");

        Assert.Equivalent(
            new ShadowTally[]
            {
                new("crm.deal", "stage", ShadowVerdict.None, "scout", "u7", 2),
                new("crm.deal", "stage", ShadowVerdict.AppliedByAHuman, "scout", "u7", 1),
                new("crm.deal", "stage", ShadowVerdict.AppliedByAHuman, "other", null, 1),
                new("crm.deal", null, ShadowVerdict.NotComparable, "scout", "u7", 1),
            },
            await Store.TallyShadowAsync("acme", since, default),
            strict: true);
        Assert.Equal(6, (await Store.TallyShadowAsync("acme", default, default)).Sum(tally => tally.Count));
    }

    [Fact]
    public async Task R11_what_was_compared_still_counts_after_its_values_were_forgotten_and_what_was_not_keeps_them()
    {
        Intent open = await ShadowAsync("a", ShadowVerdict.None);
        Intent compared = await ShadowAsync("b", ShadowVerdict.Unchanged);
        await AdvanceAsync(TimeSpan.FromDays(1));

        await Store.ForgetValuesAsync(TimeSpan.FromHours(23));

        Assert.Null((await Store.FindAsync("acme", compared.Id, default))!.After);
        Assert.NotNull((await Store.FindAsync("acme", open.Id, default))!.After);
        Assert.Equal(2, (await Store.TallyShadowAsync("acme", default, default)).Sum(tally => tally.Count));
    }

    private async Task<Intent> ShadowAsync(string key, ShadowVerdict verdict, Func<Intent, Intent>? with = null)
    {
        Intent shadowed = Sample.Intent(key, state: IntentState.Shadowed);
        shadowed = await Store.BeginAsync(with?.Invoke(shadowed) ?? shadowed);
        return verdict == ShadowVerdict.None
            ? shadowed
            : (await Store.MoveAsync(new Move(shadowed, shadowed with { State = IntentState.Compared, Verdict = verdict }, Sample.EntryOf(shadowed, "compared")), default))!;
    }
}
