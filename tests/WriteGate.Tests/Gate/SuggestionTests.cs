using System.Diagnostics.Metrics;
using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Gate;

/// <summary>Suggestions of agents give way to what people have filled in.</summary>
public sealed class SuggestionTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();
    private GateRun run = null!;

    public Task InitializeAsync()
    {
        run = gate.OpenRun(workflow: "leads");
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task C11_a_filled_human_field_is_not_overwritten()
    {
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });

        GateResult result = await UpdateAsync("""{"scoutBuyer":"Bob"}""");

        Assert.IsType<GateResult.NoChange>(result);
        Assert.Equal(new SkippedField("scoutBuyer", SkippedField.HumanFilled, "a person has filled buyer"), Assert.Single(result.Skipped));
        Assert.Equal("Nothing is left to write. Go on. Not written: scoutBuyer, because a person has filled buyer.", result.Message);
        Assert.Equal((0, "Ada", null), (gate.Leads.Writes, gate.Leads.Find("L-1").Buyer, gate.Leads.Find("L-1").ScoutBuyer));
    }

    [Fact]
    public async Task C11_the_field_of_a_person_can_be_named_by_no_agent()
    {
        GateResult.InvalidArguments invalid = Assert.IsType<GateResult.InvalidArguments>(await UpdateAsync("""{"buyer":"Bob","note":"n"}"""));
        Assert.Equal("/changes/buyer", Assert.Single(invalid.Violations).Path);
    }

    [Fact]
    public async Task C11_the_value_deferred_to_is_journaled_and_its_chain_holds()
    {
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
        await UpdateAsync("""{"scoutBuyer":"Bob"}""");

        JournalRow row = Assert.Single(await gate.JournalAsync());

        Assert.Equal("no_change", row.Entry.Action);
        Assert.Equal(
            """{"scoutBuyer":{"because":"a person has filled buyer","code":"human_filled","deferredTo":{"buyer":"Ada"},"proposed":"Bob"}}""",
            Encoding.UTF8.GetString(gate.Gate.Reveal(row).Entry.Skipped!));
        Assert.True((await JournalVerifier.VerifyAsync(gate.Gate.Store, new())).IsIntact);
    }

    [Fact]
    public async Task What_was_deferred_to_is_encrypted_at_rest_and_not_told_to_the_model()
    {
        gate.Leads.Type("L-1", lead => lead with { Budget = "1000000" });
        GateResult result = await UpdateAsync("""{"scoutBudget":"2000000"}""");

        JournalRow row = Assert.Single(await gate.JournalAsync());
        Assert.DoesNotContain("000000", Encoding.UTF8.GetString(row.Entry.Skipped!), StringComparison.Ordinal);
        Assert.Contains("1000000", Encoding.UTF8.GetString(gate.Gate.Reveal(row).Entry.Skipped!), StringComparison.Ordinal);
        Assert.EndsWith(
            ""","skipped":[{"field":"scoutBudget","code":"human_filled","because":"a person has filled budget"}]}""",
            Encoding.UTF8.GetString(result.ToUtf8Json()),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rest_of_the_patch_is_written_and_a_replay_says_again_what_was_not()
    {
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
        const string Both = """{"note":"Called","scoutBuyer":"Bob"}""";

        GateResult applied = await UpdateAsync(Both);
        GateResult replayed = await UpdateAsync(Both);

        Assert.IsType<GateResult.Applied>(applied);
        Assert.Equal("""{"note":"Called"}""", Encoding.UTF8.GetString(applied.After.Span));
        Assert.Equal("scoutBuyer", Assert.Single(applied.Skipped).Field);
        Assert.IsType<GateResult.Replayed>(replayed);
        Assert.Equal(applied.Skipped, replayed.Skipped);
        Assert.Equal(("Called", null), (gate.Leads.Find("L-1").Note, gate.Leads.Find("L-1").ScoutBuyer));
        Assert.All(await gate.JournalAsync(), row => Assert.NotNull(row.Entry.Skipped));
    }

    [Fact]
    public async Task What_was_left_out_is_written_by_the_same_call_once_the_person_has_emptied_the_field()
    {
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
        await UpdateAsync("""{"scoutBuyer":"Bob"}""");
        gate.Leads.Type("L-1", lead => lead with { Buyer = null });

        Assert.IsType<GateResult.Applied>(await UpdateAsync("""{"scoutBuyer":"Bob"}"""));
        Assert.Equal("Bob", gate.Leads.Find("L-1").ScoutBuyer);
    }

    public static TheoryData<string, Func<Lead, Lead>, bool> Fillings => new()
    {
        { """{"scoutBuyer":"Bob"}""", lead => lead with { Buyer = "" }, false },
        { """{"scoutBuyer":"Bob"}""", lead => lead with { Buyer = " \t" }, false },
        { """{"scoutBuyer":"Bob"}""", lead => lead with { Buyer = "." }, true },
        { """{"scoutCompetitors":["Acme"]}""", lead => lead with { Competitors = [] }, false },
        { """{"scoutCompetitors":["Acme"]}""", lead => lead with { Competitors = [""] }, true },
        { """{"scoutSeats":5}""", lead => lead with { Seats = null }, false },
        { """{"scoutSeats":5}""", lead => lead with { Seats = 0 }, true },
        { """{"clear":["scoutBuyer"]}""", lead => lead with { Buyer = "Ada", ScoutBuyer = "Bob" }, true },
    };

    [Theory]
    [MemberData(nameof(Fillings))]
    public async Task Whether_a_field_is_filled_is_decided_by_its_type(string changes, Func<Lead, Lead> person, bool isSkipped)
    {
        gate.Leads.Type("L-1", person);
        GateResult result = await UpdateAsync(changes);
        Assert.Equal(isSkipped, result is GateResult.NoChange);
        Assert.Equal(isSkipped ? 1 : 0, result.Skipped.Count);
    }

    [Fact]
    public async Task A_rehearsal_says_what_it_would_leave_out()
    {
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
        run = gate.OpenRun(apply: false, workflow: "leads");

        GateResult some = await UpdateAsync("""{"note":"Called","scoutBuyer":"Bob"}""");
        GateResult none = await UpdateAsync("""{"scoutBuyer":"Bob"}""");

        Assert.IsType<GateResult.Rehearsed>(some);
        Assert.IsType<GateResult.NoChange>(none);
        Assert.All([some, none], result => Assert.Equal("scoutBuyer", Assert.Single(result.Skipped).Field));
        Assert.All(await gate.JournalAsync(), row => Assert.True(row.Entry is { IsRehearsal: true, Skipped: not null }));
    }

    [Fact]
    public async Task C11_an_approved_suggestion_gives_way_to_what_a_person_has_filled_in_since()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await UpdateAsync("""{"scoutSeats":5}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        gate.Leads.Type("L-1", lead => lead with { Seats = 9 });

        GateResult.Stale stale = Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));

        Assert.Contains("a person has filled seats", stale.Why, StringComparison.Ordinal);
        Assert.Equal(0, gate.Leads.Writes);
        JournalRow row = (await gate.JournalAsync())[^1];
        Assert.Contains(""""deferredTo":{"seats":9}"""", Encoding.UTF8.GetString(gate.Gate.Reveal(row).Entry.Skipped!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_renewed_proposal_leaves_out_what_a_person_has_filled_in_since()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await UpdateAsync("""{"scoutBuyer":"Bob","scoutSeats":5}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
        Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));

        Assert.True((await gate.Gate.Approvals.RenewAsync("acme", pending.IntentId!, "olga", "Look again.")).IsTaken);
        Intent renewed = await gate.IntentAsync(pending.IntentId!);
        await gate.Gate.Approvals.ApproveAsync("acme", renewed.Id, renewed.Digest!, "olga");

        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!));
        Assert.Equal((5, null), (gate.Leads.Find("L-1").ScoutSeats, gate.Leads.Find("L-1").ScoutBuyer));
    }

    [Theory]
    [InlineData("lead_update", """{"leadId":"L-1","changes":{"scoutBuyer":"Bob","scoutSeats":5}}""")]
    [InlineData("lead_update_many", """{"items":[{"leadId":"L-1","changes":{"scoutBuyer":"Bob","scoutSeats":5}},{"leadId":"L-2","changes":{"note":"n"}}]}""")]
    public async Task What_was_left_out_of_an_approved_write_stays_out(string tool, string arguments)
    {
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await CallAsync(tool, arguments));
        Assert.Equal("scoutBuyer", Assert.Single(pending.Skipped).Field);
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        gate.Leads.Type("L-1", lead => lead with { Buyer = null });

        GateResult applied = await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!);

        Assert.IsType<GateResult.Applied>(applied);
        Assert.Equal("scoutBuyer", Assert.Single(applied.Skipped).Field);
        Assert.Equal((5, null), (gate.Leads.Find("L-1").ScoutSeats, gate.Leads.Find("L-1").ScoutBuyer));
    }

    [Fact]
    public async Task C11_a_batch_leaves_out_only_where_a_person_has_filled_the_field()
    {
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
        const string Items = """{"items":[{"leadId":"L-2","changes":{"scoutBuyer":"Bob"}},{"leadId":"L-1","changes":{"scoutBuyer":"Bob"}}]}""";

        GateResult applied = await CallAsync("lead_update_many", Items);

        Assert.IsType<GateResult.Applied>(applied);
        Assert.Equal(("L-1", "scoutBuyer"), (Assert.Single(applied.Skipped).RecordId, applied.Skipped[0].Field));
        Assert.Equal((null, "Bob"), (gate.Leads.Find("L-1").ScoutBuyer, gate.Leads.Find("L-2").ScoutBuyer));
    }

    [Fact]
    public async Task A_batch_of_which_nothing_is_left_changes_nothing()
    {
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
        GateResult result = await CallAsync("lead_update_many", """{"items":[{"leadId":"L-1","changes":{"scoutBuyer":"Bob"}}]}""");
        Assert.IsType<GateResult.NoChange>(result);
        Assert.Equal("Nothing is left to write. Go on. Not written: scoutBuyer of \"L-1\", because a person has filled buyer.", result.Message);
    }

    [Fact]
    public async Task C11_a_person_who_fills_the_field_after_the_claim_is_not_overtaken()
    {
        gate.OnStep = (step, _) =>
        {
            if (step == GateStep.Claimed)
            {
                gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });
            }

            return default;
        };

        Assert.IsType<GateResult.Stale>(await UpdateAsync("""{"scoutBuyer":"Bob"}"""));
        Assert.Equal(0, gate.Leads.Writes);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("Ada", 0)]
    public async Task An_unknown_suggestion_is_sent_again_only_beside_an_empty_field(string? buyer, int writes)
    {
        gate.Leads.BeforeEffect = () => throw new InvalidOperationException("Cut off.");
        Assert.IsType<GateResult.Unknown>(await CallAsync("lead_send", """{"leadId":"L-1","changes":{"scoutBuyer":"Bob"}}"""));
        gate.Leads.BeforeEffect = null;
        gate.Leads.Type("L-1", lead => lead with { Buyer = buyer });

        GateResult resolved = Assert.Single(await gate.Gate.ResolveUnknownAsync("acme"));

        Assert.Equal(writes, gate.Leads.Writes);
        Assert.Equal(writes == 0, resolved is GateResult.Quarantined);
    }

    [Fact]
    public async Task What_is_left_out_is_counted_once_for_each_call()
    {
        List<string?> counted = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Name == "writegate.skipped_fields")
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            if (tags.ToArray().Any(tag => tag is { Key: "tool", Value: "lead_send" }))
            {
                counted.Add(tags.ToArray().Single(tag => tag.Key == "code").Value as string);
            }
        });
        listener.Start();
        gate.Leads.Type("L-1", lead => lead with { Buyer = "Ada" });

        await CallAsync("lead_send", """{"leadId":"L-1","changes":{"note":"n","scoutBuyer":"Bob"}}""");
        await CallAsync("lead_send", """{"leadId":"L-1","changes":{"note":"n","scoutBuyer":"Bob"}}""");

        Assert.Equal([SkippedField.HumanFilled], counted);
    }

    private Task<GateResult> UpdateAsync(string changes) => CallAsync("lead_update", $$"""{"leadId":"L-1","changes":{{changes}}}""");

    private Task<GateResult> CallAsync(string tool, string arguments) => run.CallAsync(tool, Encoding.UTF8.GetBytes(arguments));
}
