using System.Diagnostics.Metrics;
using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.ShadowMode;

/// <summary>What was proposed in shadow against what the record became.</summary>
public sealed class ComparisonTests : IAsyncLifetime
{
    private readonly ShadowDesk desk = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await desk.DisposeAsync();

    public static TheoryData<string, Func<Deal, Deal>, ShadowVerdict> Endings => new()
    {
        { """{"nextStep":"Visit"}""", deal => deal with { NextStep = "Visit" }, ShadowVerdict.AppliedByAHuman },
        { """{"nextStep":"Visit"}""", deal => deal with { NextStep = "Write" }, ShadowVerdict.Different },
        { """{"nextStep":"Visit"}""", deal => deal with { NextStep = null }, ShadowVerdict.Different },
        { """{"nextStep":"Visit"}""", deal => deal with { Due = new DateOnly(2026, 9, 9) }, ShadowVerdict.Unchanged },
        { """{"clear":["nextStep"]}""", deal => deal with { NextStep = null }, ShadowVerdict.AppliedByAHuman },
        { """{"clear":["nextStep"]}""", deal => deal with { NextStep = " \t" }, ShadowVerdict.AppliedByAHuman },
        { """{"clear":["nextStep"]}""", deal => deal with { NextStep = "Write" }, ShadowVerdict.Different },
        { """{"due":"2026-05-01"}""", deal => deal with { Due = new DateOnly(2026, 5, 1) }, ShadowVerdict.AppliedByAHuman },
        { """{"stage":"Won"}""", deal => deal with { Stage = Stage.Qualified }, ShadowVerdict.Different },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task R11_a_field_is_compared_with_what_it_became(string proposed, Func<Deal, Deal> person, ShadowVerdict expected)
    {
        await desk.UpdateDealAsync(proposed);
        desk.Gate.Crm.Put(person(desk.Gate.Crm.Find("D-1")!));

        Assert.Equal(expected, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_what_was_compared_is_journaled_with_its_verdict_and_keeps_what_the_record_became()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        desk.Gate.Crm.Put(desk.Gate.Crm.Find("D-1")! with { NextStep = "Write" });
        ShadowComparison comparison = Assert.Single(await desk.CompareAsync());

        Intent compared = await desk.Gate.IntentAsync(comparison.IntentId);
        Assert.Equal((IntentState.Compared, ShadowVerdict.Different, """{"nextStep":"Write"}"""), (compared.State, compared.Verdict, Encoding.UTF8.GetString(compared.Response!)));
        JournalRow row = (await desk.Gate.JournalAsync())[^1];
        Assert.Equal(("compared", "Different: The record now holds something else than before and than was proposed."), (row.Entry.Action, row.Entry.Reason));
        Assert.True(row.Entry.IsRehearsal);
        Assert.True((await JournalVerifier.VerifyAsync(desk.Gate.Gate.Store, new())).IsIntact);
        Assert.Empty(await desk.CompareAsync());
    }

    [Fact]
    public async Task R11_nothing_is_compared_before_its_window_has_passed_also_after_a_restart()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        Assert.Empty(await desk.CompareAsync(ShadowDesk.Week - TimeSpan.FromSeconds(1)));

        await desk.Gate.RestartAsync();
        Assert.Single(await desk.CompareAsync(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task R11_what_this_gate_wrote_itself_is_no_persons()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        Assert.IsType<GateResult.Applied>(await desk.UpdateDealAsync("""{"nextStep":"Visit","due":"2026-05-01"}""", shadow: false));
        desk.Gate.Crm.Put(desk.Gate.Crm.Find("D-1")! with { Due = null });

        Assert.Equal(ShadowVerdict.WrittenByTheGate, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_value_that_this_gate_wrote_and_that_differs_is_no_persons_either()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        await desk.UpdateDealAsync("""{"nextStep":"Write"}""", shadow: false);

        Assert.Equal(ShadowVerdict.WrittenByTheGate, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_what_a_person_made_of_what_the_gate_wrote_is_the_persons()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        await desk.UpdateDealAsync("""{"nextStep":"Write"}""", shadow: false);
        desk.Gate.Crm.Put(desk.Gate.Crm.Find("D-1")! with { NextStep = "Visit" });

        Assert.Equal(ShadowVerdict.AppliedByAHuman, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_write_of_the_gate_from_before_the_proposal_or_to_another_field_or_record_or_tenant_counts_for_nothing()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Write"}""", shadow: false);
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", "D-2", shadow: false);
        desk.Gate.Time.Advance(TimeSpan.FromHours(1));
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        await desk.UpdateDealAsync("""{"due":"2026-05-01"}""", shadow: false);
        await desk.Gate.OpenRun(tenant: "globex").CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray());

        Assert.Equal(ShadowVerdict.AppliedByAHuman, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_write_that_was_proposed_before_and_carried_out_since_is_the_gates()
    {
        Intent card = await desk.Gate.IntentAsync((await desk.UpdateDealAsync("""{"stage":"Won"}""", shadow: false)).IntentId!);
        await desk.UpdateDealAsync("""{"stage":"Won"}""");
        await desk.Gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga");
        Assert.IsType<GateResult.Applied>(await desk.Gate.Gate.ExecuteApprovedAsync("acme", card.Id));

        Assert.Equal(ShadowVerdict.WrittenByTheGate, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_write_of_the_gate_that_was_taken_back_says_nothing_of_people()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        desk.Gate.Time.Advance(TimeSpan.FromHours(1));
        GateResult written = await desk.UpdateDealAsync("""{"nextStep":"Write"}""", shadow: false);
        desk.Gate.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(RollbackOutcome.RolledBack, (await desk.Gate.Gate.Rollbacks.WriteAsync("acme", written.IntentId!, "olga")).Outcome);

        Assert.Equal(ShadowVerdict.WrittenByTheGate, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_while_this_gate_does_not_know_whether_it_wrote_the_proposal_stays_open()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        desk.Gate.Crm.AfterEffect = _ => throw new IOException("lost");
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", shadow: false);
        desk.Gate.Crm.AfterEffect = null;

        Assert.Equal(ShadowVerdict.None, await desk.VerdictAsync());
        await desk.Gate.Gate.ResolveUnknownAsync("acme");
        Assert.Equal(ShadowVerdict.WrittenByTheGate, Assert.Single(await desk.Shadow.CompareAsync("acme")).Verdict);
    }

    [Fact]
    public async Task R11_what_the_gate_wrote_and_forgot_cannot_be_told_from_a_persons()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", shadow: false);
        desk.Gate.Time.Advance(TimeSpan.FromHours(1));
        await desk.Gate.Gate.Store.ForgetAsync(new() { Values = TimeSpan.Zero }, default);

        Assert.Equal(ShadowVerdict.NotComparable, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_what_cannot_be_read_stays_open_is_asked_three_times_a_pass_and_compared_later()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", "D-2");
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", "D-3");
        desk.Gate.Crm.Put(new Deal { Id = "D-4", Version = "v1" });
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", "D-4");
        int reads = 0;
        desk.Gate.Crm.BeforeRead = () =>
        {
            reads++;
            throw new IOException("down");
        };

        IReadOnlyList<ShadowComparison> open = await desk.CompareAsync();

        Assert.Equal(Enumerable.Repeat("crm.deal could not be read (IOException).", 4), open.Select(comparison => comparison.Why));
        Assert.Equal(3, reads);
        Assert.Equal(4, (await desk.OpenAsync()).Count);
        desk.Gate.Crm.BeforeRead = null;
        Assert.Equal(Enumerable.Repeat(ShadowVerdict.Unchanged, 4), (await desk.Shadow.CompareAsync()).Select(comparison => comparison.Verdict));
    }

    [Fact]
    public async Task R11_a_record_that_is_gone_or_merged_into_another_is_said_to_be_gone()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        desk.Gate.Crm.Merge("D-1", "D-2", deal => deal with { NextStep = "Visit" });

        Assert.Equal(ShadowVerdict.Gone, await desk.VerdictAsync());
    }

    [Theory]
    [InlineData("crm_create_note", """{"text":"Called."}""")]
    [InlineData("crm_post", """{"channelId":"C-1"}""")]
    public async Task R11_a_create_or_action_comes_to_rest_without_a_verdict_on_people(string tool, string arguments)
    {
        await desk.CallAsync(tool, arguments, shadow: true);
        Assert.Equal(ShadowVerdict.NotComparable, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_cited_value_is_compared_by_its_value()
    {
        GateRun run = desk.Gate.OpenRun(workflow: "leads", shadow: true);
        run.AddSource("note/77", new UntrustedText("They want to close on 2026-06-30, latest."));
        GateResult result = await run.CallAsync(
            "lead_update", """{"leadId":"L-1","changes":{"closeDate":{"value":"2026-06-30","source":"note/77","excerpt":"close on 2026-06-30"}}}"""u8.ToArray());
        Assert.IsType<GateResult.Rehearsed>(result);
        desk.Gate.Leads.Type("L-1", lead => lead with { CloseDate = new(new DateOnly(2026, 6, 30), "", "") });

        Assert.Equal(ShadowVerdict.AppliedByAHuman, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_an_uncited_value_is_no_proposal()
    {
        await desk.UpdateLeadAsync("""{"closeDate":{"value":"2026-06-30","source":"note/1","excerpt":"close on 2026-06-30"}}""", shadow: true);
        Assert.Empty(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_two_who_compare_at_once_count_each_proposal_once()
    {
        for (int i = 0; i < 20; i++)
        {
            desk.Gate.Crm.Put(new Deal { Id = $"W-{i}", Version = "v1" });
            await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", $"W-{i}");
        }

        desk.Gate.Time.Advance(ShadowDesk.Week);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => desk.Shadow.CompareAsync("acme"))));

        Assert.Equal(20, (await desk.Gate.ActionsAsync()).Count(action => action == "compared"));
        Assert.Equal(20, Assert.Single((await desk.Shadow.ReportAsync("acme")).Fields).Compared);
    }

    [Fact]
    public async Task R11_the_worker_compares_what_is_due_by_itself_and_no_more_than_every_10_minutes()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        await desk.Gate.Worker.PassAsync(CancellationToken.None);
        Assert.Single(await desk.OpenAsync());

        desk.Gate.Time.Advance(ShadowDesk.Week);
        await desk.Gate.Worker.PassAsync(CancellationToken.None);
        Assert.Empty(await desk.OpenAsync());

        int reads = 0;
        await desk.UpdateDealAsync("""{"nextStep":"Write"}""");
        desk.Gate.Set("ShadowWindow", "00:00:01");
        desk.Gate.Crm.BeforeRead = () => reads++;
        await desk.Gate.Worker.PassAsync(CancellationToken.None);
        Assert.Equal(0, reads);
    }

    [Fact]
    public async Task R23_proposals_and_verdicts_are_counted_without_a_value()
    {
        List<string> counted = [];
        using MeterListener listener = new();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "WriteGate" && instrument.Name.StartsWith("writegate.shadow", StringComparison.Ordinal))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
        {
            lock (counted)
            {
                counted.Add($"{instrument.Name} {count} {string.Join(" ", tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
            }
        });
        listener.Start();

        await desk.UpdateLeadAsync("""{"note":"a rather unusual note"}""", shadow: true);
        desk.Gate.Leads.Type("L-1", lead => lead with { Note = "Other" });
        await desk.CompareAsync();

        string[] mine;
        lock (counted)
        {
            mine = [.. counted.Where(line => line.Contains("resource=crm.lead field=note", StringComparison.Ordinal))];
        }

        Assert.Contains("writegate.shadow.proposals 1 resource=crm.lead field=note", mine);
        Assert.Contains("writegate.shadow.comparisons 1 resource=crm.lead field=note verdict=Different", mine);
        Assert.DoesNotContain(mine, line => line.Contains("unusual", StringComparison.Ordinal));
    }
}
