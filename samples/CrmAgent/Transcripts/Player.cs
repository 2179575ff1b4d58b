using System.Text;
using System.Text.Json;

using CrmAgent.Hosting;
using CrmAgent.Printing;

using WriteGate;
using WriteGate.Telemetry;

namespace CrmAgent.Transcripts;

/// <summary>Plays a transcript as an agent's host would: one run, one call of the gate for each call of the agent.</summary>
internal sealed class Player(CrmHost host, Page page, Tally tally)
{
    /// <summary>Whether to print one line a call instead of everything.</summary>
    public bool IsBrief { get; init; }

    // A call that a dead process left behind is "in progress" until its lease has ended.
    private static readonly TimeSpan WaitInProgress = TimeSpan.FromSeconds(15);

    /// <summary>Plays it.</summary>
    /// <param name="transcript">What the agent does.</param>
    /// <param name="apply">The run's own lock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<RunSummary> PlayAsync(Transcript transcript, bool apply, CancellationToken cancellationToken)
    {
        await using GateRun run = host.Gate.OpenRun(new RunOptions
        {
            Tenant = CrmHost.Tenant,
            Workflow = transcript.Run.Workflow,
            Agent = transcript.Run.Agent,
            OnBehalfOf = transcript.Run.OnBehalfOf,
            Model = transcript.Run.Model,
            Expected = transcript.Run.Expected,
            Apply = apply,
        });
        foreach (TranscriptStep step in transcript.Steps)
        {
            if (step.Tool is null)
            {
                Happen(step, isLive: apply && host.IsStandingLockOpen);
                continue;
            }

            GateResult result = await run.CallAsync(
                step.Tool,
                Encoding.UTF8.GetBytes(Arguments(step)),
                new CallOptions { CallId = step.CallId, RetryOf = step.RetryOf, WaitInProgress = WaitInProgress },
                cancellationToken);
            tally.Add(result);
            Print(step, transcript.Run.Agent, result);
        }

        RunSummary summary = await run.CloseAsync();
        page.Note(IsBrief ? summary.ToString() : $"run {summary.RunId}: {summary}");
        return summary;
    }

    private void Print(TranscriptStep step, string agent, GateResult result)
    {
        IReadOnlyList<Alert> alerts = [.. host.Alerts.Take()];
        if (IsBrief)
        {
            page.Briefly(step.Tool!, Arguments(step), result);
            return;
        }

        page.Comment(step.Comment);
        page.Asks(agent, step.Tool!, Arguments(step));
        page.Answers(result);
        foreach (Alert alert in alerts)
        {
            page.Labelled("alert", $"{alert.Kind}: {alert.Message}");
        }
    }

    private void Happen(TranscriptStep step, bool isLive)
    {
        if (IsBrief)
        {
            return;
        }

        page.Comment(step.Comment);
        if (!isLive)
        {
            page.Happens("left out: in a rehearsal nobody touches the CRM");
            return;
        }

        switch (step)
        {
            case { Event: TranscriptStep.TimeoutAfterWrite }:
                host.Line.LosesNextAnswer = true;
                page.Happens("the line loses the answer to the next write");
                break;
            case { Event: TranscriptStep.HumanEdits, Deal: { } deal, Field: { } field }:
                host.SalesPerson.Edit(deal, field, step.Value);
                page.Happens($"a person sets {field} of {deal} to \"{step.Value}\"");
                break;
            default:
                throw new UsageException(
                    $"A step has neither a tool nor an event that is known: \"{TranscriptStep.TimeoutAfterWrite}\", or \"{TranscriptStep.HumanEdits}\" with deal, field and value.");
        }
    }

    private static string Arguments(TranscriptStep step)
        => step.Arguments.ValueKind == JsonValueKind.Undefined ? "{}" : JsonSerializer.Serialize(step.Arguments, Page.Json);
}
