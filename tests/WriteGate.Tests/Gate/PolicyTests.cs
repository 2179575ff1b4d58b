using WriteGate.Inspection;
using WriteGate.Policy;
using WriteGate.Tools;

namespace WriteGate.Tests.Gate;

public sealed class PolicyTests
{
    [Theory]
    // tier, irreversible, live, apply, typed, mutated retry → decision, would be
    [InlineData(WriteTier.Autonomous, false, true, true, false, false, DecisionKind.Execute, null)]
    [InlineData(WriteTier.Autonomous, true, true, true, false, false, DecisionKind.AwaitApproval, null)]
    [InlineData(WriteTier.Autonomous, false, true, true, false, true, DecisionKind.AwaitApproval, null)]
    [InlineData(WriteTier.Reviewed, false, true, true, false, false, DecisionKind.AwaitApproval, null)]
    [InlineData(WriteTier.Reviewed, true, true, true, false, false, DecisionKind.AwaitApproval, null)]
    [InlineData(WriteTier.Never, false, true, true, false, false, DecisionKind.Deny, null)]
    [InlineData(WriteTier.Never, false, true, true, true, false, DecisionKind.AwaitApproval, null)]
    [InlineData(WriteTier.Never, false, false, false, false, false, DecisionKind.Deny, null)]
    [InlineData(WriteTier.Autonomous, false, false, true, false, false, DecisionKind.Rehearse, DecisionKind.Execute)]
    [InlineData(WriteTier.Autonomous, false, true, false, false, false, DecisionKind.Rehearse, DecisionKind.Execute)]
    [InlineData(WriteTier.Reviewed, false, false, false, true, false, DecisionKind.Rehearse, DecisionKind.AwaitApproval)]
    [InlineData((WriteTier)9, false, true, true, false, false, DecisionKind.AwaitApproval, null)]
    public void A_decision_is_a_pure_function_of_facts(
        WriteTier tier, bool irreversible, bool live, bool apply, bool typed, bool mutated, DecisionKind expected, DecisionKind? wouldBe)
    {
        Decision decision = GatePolicy.Decide(new Facts
        {
            Contract = new ToolContract
            {
                Name = "crm_x",
                Description = "",
                Tier = tier,
                Shape = ToolShape.Action,
                SchemaHash = "",
                Resource = "crm.x",
                IrreversibleBecause = irreversible ? "It rang." : null,
            },
            Tier = tier,
            LiveWrites = live,
            Apply = apply,
            IsTypedCaller = typed,
            LooksLikeMutatedRetry = mutated,
        });

        Assert.Equal((expected, wouldBe), (decision.Kind, decision.WouldBe?.Kind));
        Assert.EndsWith(".", decision.Reason, StringComparison.Ordinal);
    }

    [Theory]
    // tier, live, strictest finding, may be stored → decision, would be
    [InlineData(WriteTier.Autonomous, true, FindingAction.Allow, true, DecisionKind.Execute, null)]
    [InlineData(WriteTier.Autonomous, true, FindingAction.Approval, true, DecisionKind.AwaitApproval, null)]
    [InlineData(WriteTier.Autonomous, true, FindingAction.Approval, false, DecisionKind.Quarantine, null)]
    [InlineData(WriteTier.Autonomous, true, FindingAction.Quarantine, true, DecisionKind.Quarantine, null)]
    [InlineData(WriteTier.Reviewed, true, FindingAction.Quarantine, true, DecisionKind.Quarantine, null)]
    [InlineData(WriteTier.Never, true, FindingAction.Quarantine, true, DecisionKind.Deny, null)]
    [InlineData(WriteTier.Autonomous, false, FindingAction.Quarantine, true, DecisionKind.Rehearse, DecisionKind.Quarantine)]
    public void R15_findings_are_facts_of_the_decision(
        WriteTier tier, bool live, FindingAction action, bool storable, DecisionKind expected, DecisionKind? wouldBe)
    {
        Decision decision = GatePolicy.Decide(new Facts
        {
            Contract = new ToolContract { Name = "crm_x", Description = "", Tier = tier, Shape = ToolShape.Action, SchemaHash = "", Resource = "crm.x" },
            Tier = tier,
            LiveWrites = live,
            Apply = live,
            IsTypedCaller = false,
            LooksLikeMutatedRetry = false,
            Findings = action == FindingAction.Allow ? Findings.None : new([new(FindingKind.Iban, "an account", "/text", "DE…00")], action),
            IsUnstorable = !storable,
        });

        Assert.Equal((expected, wouldBe), (decision.Kind, decision.WouldBe?.Kind));
        Assert.EndsWith(".", decision.Reason, StringComparison.Ordinal);
    }

    [Theory]
    // fields, at most, confidence, at least → decision
    [InlineData(5, null, null, null, DecisionKind.Execute)]
    [InlineData(5, 5, null, null, DecisionKind.Execute)]
    [InlineData(6, 5, null, null, DecisionKind.AwaitApproval)]
    [InlineData(1, null, 0.8, 0.8, DecisionKind.Execute)]
    [InlineData(1, null, 0.79, 0.8, DecisionKind.AwaitApproval)]
    [InlineData(1, null, double.NaN, 0.8, DecisionKind.AwaitApproval)]
    [InlineData(1, null, null, 0.8, DecisionKind.AwaitApproval)]
    [InlineData(1, null, null, 0.0, DecisionKind.AwaitApproval)]
    [InlineData(1, null, 0.1, null, DecisionKind.Execute)]
    public void R4_limits_of_one_write_are_facts_of_the_decision(int fields, int? most, double? confidence, double? least, DecisionKind expected)
    {
        Facts facts = new()
        {
            Contract = new ToolContract { Name = "crm_x", Description = "", Tier = WriteTier.Autonomous, Shape = ToolShape.Patch, SchemaHash = "", Resource = "crm.x" },
            Tier = WriteTier.Autonomous,
            LiveWrites = true,
            Apply = true,
            IsTypedCaller = false,
            LooksLikeMutatedRetry = false,
            Fields = fields,
            MaxFieldsChanged = most,
            Confidence = confidence,
            MinConfidence = least,
        };

        Assert.Equal(expected, GatePolicy.Decide(facts).Kind);
        Assert.EndsWith(".", GatePolicy.Decide(facts).Reason, StringComparison.Ordinal);
        Decision rehearsed = GatePolicy.Decide(facts with { LiveWrites = false });
        Assert.Equal((DecisionKind.Rehearse, expected), (rehearsed.Kind, rehearsed.WouldBe!.Kind));
    }

    [Fact]
    public void Every_decision_leads_to_one_result_of_the_table()
        => Assert.All(Enum.GetValues<DecisionKind>(), decision => Assert.Single(Outcomes.All, row => row.Decision == decision));

    [Fact]
    public void Every_result_has_one_row_in_the_table()
        => Assert.Equal(Enum.GetValues<OutcomeKind>(), Outcomes.All.Select(row => row.Kind));

    [Fact]
    public void No_two_results_share_a_word_or_a_problem_type()
    {
        Assert.Equal(Outcomes.All.Count, Outcomes.All.Select(row => row.Word).Distinct().Count());
        string[] problems = [.. Outcomes.All.Select(row => row.ProblemType).OfType<string>()];
        Assert.Equal(problems.Length, problems.Distinct().Count());
    }

    [Theory]
    // tier, stopped, breaker open → decision, would be
    [InlineData(WriteTier.Autonomous, null, "It is down.", DecisionKind.AwaitApproval, null)]
    [InlineData(WriteTier.Reviewed, null, "It is down.", DecisionKind.AwaitApproval, null)]
    [InlineData(WriteTier.Never, null, "It is down.", DecisionKind.Deny, null)]
    [InlineData(WriteTier.Autonomous, "Stopped.", null, DecisionKind.Rehearse, DecisionKind.Execute)]
    [InlineData(WriteTier.Autonomous, "Stopped.", "It is down.", DecisionKind.Rehearse, DecisionKind.AwaitApproval)]
    public void R10_a_stop_and_R9_a_system_that_fails_are_facts_of_the_decision(
        WriteTier tier, string? stopped, string? down, DecisionKind expected, DecisionKind? wouldBe)
    {
        Decision decision = GatePolicy.Decide(new Facts
        {
            Contract = new ToolContract { Name = "crm_x", Description = "", Tier = tier, Shape = ToolShape.Action, SchemaHash = "", Resource = "crm.x" },
            Tier = tier,
            LiveWrites = true,
            Apply = true,
            IsTypedCaller = false,
            LooksLikeMutatedRetry = false,
            Stopped = stopped,
            BreakerOpen = down,
        });

        Assert.Equal((expected, wouldBe), (decision.Kind, decision.WouldBe?.Kind));
    }
}
