using System.Text;
using System.Text.Json.Nodes;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Json;

namespace WriteGate.Testing;

/// <summary>What can be asserted of a <see cref="TestGate"/>, in any test framework; reached by <see cref="TestGate.Assert"/>.</summary>
public sealed class GateAssertions
{
    private const int Longest = 1000;

    private readonly TestGate gate;

    internal GateAssertions(TestGate gate) => this.gate = gate;

    /// <summary>A call had this outcome.</summary>
    /// <exception cref="GateAssertionException">It had another one.</exception>
    public async Task OutcomeAsync(GateResult result, OutcomeKind expected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Kind != expected)
        {
            throw await FailAsync($"Expected the outcome {Outcomes.Of(expected).Word}, but it was {Shown(result)}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A call was refused for its arguments, with this violation among those found.</summary>
    /// <param name="result">The result.</param>
    /// <param name="path">Where: a JSON Pointer such as <c>/changes/amount</c>.</param>
    /// <param name="code">One of <see cref="ViolationCode"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GateAssertionException">It was not.</exception>
    public async Task RefusedAsync(GateResult result, string path, string code, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        bool refused = result is GateResult.InvalidArguments invalid && invalid.Violations.Any(violation => violation.Path == path && violation.Code == code);
        if (!refused)
        {
            throw await FailAsync($"Expected a refusal with {code} at {path}, but it was {Shown(result)}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A call changed a field, or would have: as the journal tells it, and as the result tells it where the call left no intent.</summary>
    /// <param name="result">The result.</param>
    /// <param name="field">The field's name on the wire.</param>
    /// <param name="before">Its value before; null for an empty one.</param>
    /// <param name="after">Its value after; null for an empty one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GateAssertionException">It did not, or it did otherwise.</exception>
    public async Task FieldAsync(GateResult result, string field, JsonNode? before, JsonNode? after, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        (ReadOnlyMemory<byte> was, ReadOnlyMemory<byte> became) = (result.Before, result.After);
        if (result.IntentId is { } intent)
        {
            IReadOnlyList<JournalRow> rows = await gate.JournalAsync(new JournalQuery { IntentId = intent }, cancellationToken).ConfigureAwait(false);
            JournalEntry? told = rows.LastOrDefault(row => row.Entry.After is not null)?.Entry;
            (was, became) = (told?.Before, told?.After);
        }

        if (!TryFind(was, field, out JsonNode? from) || !TryFind(became, field, out JsonNode? to))
        {
            throw await FailAsync($"Expected {field} to go from {Json(before)} to {Json(after)}, but the call did not touch it; it was {Shown(result)}", cancellationToken).ConfigureAwait(false);
        }

        if (!JsonNode.DeepEquals(before, from) || !JsonNode.DeepEquals(after, to))
        {
            throw await FailAsync($"Expected {field} to go from {Json(before)} to {Json(after)}, but it went from {Json(from)} to {Json(to)}.", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What a call asked for was written exactly once: under its key stands one write, settled, and none whose outcome is open.</summary>
    /// <param name="result">The result of one of the calls, which has an intent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GateAssertionException">It was not.</exception>
    public async Task OneEffectAsync(GateResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        Intent intent = await gate.FindAsync(result.IntentId, cancellationToken).ConfigureAwait(false)
            ?? throw await FailAsync($"Expected one effect, but the call left no intent; it was {Shown(result)}", cancellationToken).ConfigureAwait(false);
        await OneEffectAsync(intent.Key, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="OneEffectAsync(GateResult, CancellationToken)"/>
    /// <param name="key">The idempotency key, <c>tenant/tool/parts</c>, as the permit carries it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task OneEffectAsync(string key, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Intent> intents = await gate.IntentsAsync(null, cancellationToken).ConfigureAwait(false);
        Intent[] effects = [.. intents.Where(intent => intent.Key == key && Effect.MayStand(intent))];
        if (effects is not [{ State: IntentState.Applied }])
        {
            throw await FailAsync($"Expected exactly one effect for the key {key}, but {Effect.List(effects)}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Nothing was written, and there is no write whose outcome is open.</summary>
    /// <param name="run">Only by this run; null for the whole gate.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="GateAssertionException">Something was.</exception>
    public async Task NothingWrittenAsync(GateRun? run = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<Intent> intents = await gate.IntentsAsync(new IntentQuery { RunId = run?.Id }, cancellationToken).ConfigureAwait(false);
        Intent[] effects = [.. intents.Where(Effect.MayStand)];
        if (effects.Length > 0)
        {
            throw await FailAsync($"Expected that nothing was written, but {Effect.List(effects)}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The journal's hash chains fit: no row was changed, removed, added or moved.</summary>
    /// <exception cref="GateAssertionException">One does not.</exception>
    public async Task JournalIntactAsync(CancellationToken cancellationToken = default)
    {
        JournalVerdict verdict = await JournalVerifier.VerifyAsync(gate.Gate.Store, new JournalQuery(), null, cancellationToken).ConfigureAwait(false);
        if (!verdict.IsIntact)
        {
            throw await FailAsync($"Expected an intact journal, but {verdict.Fault}", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>A transcript, replayed, has the outcomes that it expects.</summary>
    /// <param name="transcript">The transcript.</param>
    /// <param name="before">What happens in the world before a step; null for nothing.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The replay, with every result.</returns>
    /// <exception cref="GateAssertionException">A step ended otherwise; the message lists every such step.</exception>
    public async Task<TranscriptReplay> ReplaysAsync(
        Transcript transcript, Func<TranscriptStep, ValueTask>? before = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        TranscriptReplay replay = await transcript.ReplayAsync(gate.Gate, before, cancellationToken).ConfigureAwait(false);
        return replay.Differences.Count == 0 ? replay : throw await FailAsync(replay.ToString(), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An injection set is contained, for every tool of every workflow.</summary>
    /// <returns>How many calls there were, and what became of them.</returns>
    /// <exception cref="GateAssertionException">Something was not contained, or a tool was not tried; the message lists it.</exception>
    public async Task<InjectionReport> ContainsAsync(InjectionSet injections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(injections);
        InjectionReport report = await injections.RunAsync(gate.Gate, cancellationToken).ConfigureAwait(false);
        return report.Escapes.Count == 0 ? report : throw await FailAsync(report.ToString(), cancellationToken).ConfigureAwait(false);
    }

    internal async Task TakenAsync(ApprovalAnswer answer, Intent proposal, CancellationToken cancellationToken)
    {
        if (!answer.IsTaken)
        {
            throw await FailAsync($"Expected that the decision on {proposal.Id} is taken, but it was refused: {answer.Why}", cancellationToken).ConfigureAwait(false);
        }
    }

    internal async Task<GateAssertionException> FailAsync(string what, CancellationToken cancellationToken)
        => new($"{what}\n{JournalText.Of(await gate.JournalAsync(null, cancellationToken).ConfigureAwait(false))}");

    private static string Shown(GateResult result)
    {
        StringBuilder text = new($"{result.Outcome.Word}: {Visible.Of(result.Message, Longest)}");
        foreach (Violation violation in result is GateResult.InvalidArguments invalid ? invalid.Violations : [])
        {
            text.Append("\n  ").Append(violation.Code).Append(" at ").Append(violation.Path.Length == 0 ? "/" : violation.Path).Append(": ").Append(Visible.Of(violation.Message, Longest));
        }

        return text.ToString();
    }

    private static bool TryFind(ReadOnlyMemory<byte> image, string field, out JsonNode? value)
    {
        value = null;
        return !image.IsEmpty && JsonNode.Parse(image.Span) is JsonObject fields && fields.TryGetPropertyValue(field, out value);
    }

    private static string Json(JsonNode? node) => node?.ToJsonString() ?? "null";
}
