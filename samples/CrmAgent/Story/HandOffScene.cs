using System.Text;

using CrmAgent.HandOffs;
using CrmAgent.Hosting;
using CrmAgent.Printing;

using WriteGate;
using WriteGate.Json;
using WriteGate.Telemetry;

namespace CrmAgent.Story;

/// <summary>One agent hands half of what it should to the next: the pipeline pauses until a person has completed it.</summary>
internal sealed class HandOffScene(CrmHost host, Page page)
{
    // What models say, as it comes.
    private const string HalfDone = """{"dealId":"D-2","summary":"The school board has the money from January on."}""";
    private const string Completed = """{"dealId":"D-2","summary":"The school board has the money from January on.","open":["Who signs?"]}""";

    private static readonly Pipeline<DealChoice, CallBrief> Preparing = Pipeline.Start<DealChoice>("call-preparation")
        .Then<ScoutFindings>("scout", (_, _) => Task.FromResult<StageOutput<ScoutFindings>>(HalfDone))
        .Ensure(findings => findings.Open.Count > 0, "there is nothing to ask")
        .Then<CallBrief>("briefing", (findings, _) => Task.FromResult<StageOutput<CallBrief>>(new CallBrief(findings.Summary, findings.Open[0])));

    /// <summary>Plays it.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        page.Chapter("Half a hand-off");
        page.Text("The scout forgot what is open. The next agent would have made up a question and the salesperson would have asked it.");
        await using GateRun run = host.Gate.OpenRun(new() { Tenant = CrmHost.Tenant, Workflow = "deal-hygiene", Agent = "scout" });
        PipelineResult<CallBrief> result = await Preparing.RunAsync(run, new DealChoice("D-2"), cancellationToken);
        if (result is PipelineResult<CallBrief>.Paused { At: { } pause })
        {
            page.Comment("");
            page.Labelled("scout", HalfDone);
            page.Labelled("gate", $"PAUSED: {pause.Why}");
            foreach (Violation violation in pause.Violations)
            {
                page.Labelled("", $"{violation.Path}: {violation.Message}");
            }

            foreach (Alert alert in host.Alerts.Take())
            {
                page.Labelled("alert", alert.Message);
            }

            page.Labelled("maria", Completed);
            result = await Preparing.ResumeAsync(run, pause, "maria", Encoding.UTF8.GetBytes(Completed), cancellationToken);
        }

        page.Labelled("briefing", result is PipelineResult<CallBrief>.Completed { Value: { } brief }
            ? $"{brief.Opening} Ask: {brief.Question}"
            : "The pipeline paused again, which it should not have.");
    }
}
