namespace WriteGate.Testing;

/// <summary>Plays the steps of a transcript in an open run.</summary>
internal sealed class TranscriptPlayer(Gate gate, GateRun run)
{
    private readonly Dictionary<string, string> intents = new(StringComparer.Ordinal);

    public async Task<TranscriptReplay> PlayAsync(
        IReadOnlyList<TranscriptStep> steps, Func<TranscriptStep, ValueTask>? before, CancellationToken cancellationToken)
    {
        List<GateResult> results = [];
        List<TranscriptDifference> differences = [];
        for (int i = 0; i < steps.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (before is not null)
            {
                await before(steps[i]).ConfigureAwait(false);
            }

            (string actual, string message, GateResult? result) = steps[i] switch
            {
                TranscriptStep.Call call => await CallAsync(call, cancellationToken).ConfigureAwait(false),
                TranscriptStep.Decision decision => await DecideAsync(decision, cancellationToken).ConfigureAwait(false),
                TranscriptStep.Execution execution => await ExecuteAsync(execution, cancellationToken).ConfigureAwait(false),
                _ => throw new InvalidOperationException($"{steps[i].GetType()} is no step of a transcript."),
            };
            if (result is not null)
            {
                results.Add(result);
            }

            if (actual != steps[i].Expect)
            {
                differences.Add(new TranscriptDifference(i + 1, steps[i], actual, message));
            }
        }

        return new TranscriptReplay(results, differences);
    }

    private async Task<(string Actual, string Message, GateResult? Result)> CallAsync(TranscriptStep.Call call, CancellationToken cancellationToken)
    {
        CallOptions options = call.Options.RetryOf is { } label && intents.TryGetValue(label, out string? retried)
            ? call.Options with { RetryOf = retried }
            : call.Options;
        GateResult result = await run.CallAsync(call.Tool, call.Arguments, options, cancellationToken).ConfigureAwait(false);
        return call.Intent is { } name && !Names(name, result.IntentId)
            ? ($"{result.Outcome.Word} of another intent", $"{result.IntentId ?? "(none)"} is not the intent that is called {name}. {result.Message}", result)
            : (result.Outcome.Word, result.Message, result);
    }

    // The first call that uses a label gives it its meaning.
    private bool Names(string label, string? intent)
        => intent is not null && (intents.TryAdd(label, intent) || intents[label] == intent);

    private async Task<(string Actual, string Message, GateResult? Result)> DecideAsync(TranscriptStep.Decision step, CancellationToken cancellationToken)
    {
        string tenant = run.Options.Tenant;
        if (!intents.TryGetValue(step.Intent, out string? id)
            || await gate.Store.FindAsync(tenant, id, cancellationToken).ConfigureAwait(false) is not { } proposal)
        {
            return NoIntent(step.Intent);
        }

        string digest = step.Digest ?? proposal.Digest ?? "";
        ApprovalAnswer answer = step.Approves
            ? await gate.Approvals.ApproveAsync(tenant, id, digest, step.By, step.Reason, cancellationToken).ConfigureAwait(false)
            : await gate.Approvals.DenyAsync(tenant, id, digest, step.By, step.Reason, cancellationToken).ConfigureAwait(false);
        return (answer.IsTaken ? TranscriptStep.Taken : TranscriptStep.Refused, answer.Why ?? "The decision stands.", null);
    }

    private async Task<(string Actual, string Message, GateResult? Result)> ExecuteAsync(TranscriptStep.Execution step, CancellationToken cancellationToken)
    {
        if (!intents.TryGetValue(step.Intent, out string? id))
        {
            return NoIntent(step.Intent);
        }

        GateResult result = await gate.ExecuteApprovedAsync(run.Options.Tenant, id, cancellationToken).ConfigureAwait(false);
        return (result.Outcome.Word, result.Message, result);
    }

    private static (string Actual, string Message, GateResult? Result) NoIntent(string label)
        => ("impossible", $"No call before it made or met an intent that is called {label}.", null);
}
