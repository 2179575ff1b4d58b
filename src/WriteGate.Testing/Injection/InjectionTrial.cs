using System.Text.Json;

using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate.Testing;

/// <summary>
/// Hostile calls in a run and a tenant of their own, so that no key of another trial stands in their way. After each call it is
/// looked at what the gate did, and at what the system of record counted.
/// </summary>
internal sealed class InjectionTrial(InjectionFindings findings, Gate gate, string workflow, string name, bool apply = true)
{
    private const int LongestRefusal = 64 * 1024;

    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = 1000 };

    /// <summary>The run of the trial.</summary>
    public GateRun Run { get; } = gate.OpenRun(new RunOptions
    {
        Tenant = $"injection-{Guid.CreateVersion7():N}",
        Workflow = workflow,
        Agent = InjectionSet.Agent,
        OnBehalfOf = InjectionSet.User,
        Apply = apply,
    });

    /// <summary>Calls a tool and holds what happens against a limit.</summary>
    /// <returns>The result; null when there was none.</returns>
    public async Task<GateResult?> CallAsync(
        string tool, ReadOnlyMemory<byte> arguments, Containment limit, CancellationToken cancellationToken, CallOptions? options = null)
    {
        Traces before = await TracesAsync(cancellationToken).ConfigureAwait(false);
        GateResult result;
        try
        {
            result = await Run.CallAsync(tool, arguments, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Escaped(tool, $"it threw {exception.GetType().Name}: {exception.Message}");
            return null;
        }

        findings.Count(result);
        Traces after = await TracesAsync(cancellationToken).ConfigureAwait(false);
        string? objection = Form(result) ?? limit switch
        {
            Containment.Refused => Refused(result, before, after),
            Containment.NoEffect => NoEffect(before, after),
            _ => Policy(tool, arguments, before, after),
        };
        if (objection is not null)
        {
            Escaped(tool, $"{objection} The result was {result.Outcome.Word}.");
        }

        return result;
    }

    /// <summary>Does something else that must have no effect.</summary>
    public async Task<T> WithoutEffectAsync<T>(string tool, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        Traces before = await TracesAsync(cancellationToken).ConfigureAwait(false);
        T done = await act().ConfigureAwait(false);
        if (NoEffect(before, await TracesAsync(cancellationToken).ConfigureAwait(false)) is { } objection)
        {
            Escaped(tool, objection);
        }

        return done;
    }

    /// <summary>Notes that something was not contained.</summary>
    public void Escaped(string tool, string what) => findings.Escaped(tool, name, what);

    private static string? Form(GateResult result)
    {
        byte[] answer = result.ToUtf8Json();
        if (result.Kind is OutcomeKind.InvalidArguments or OutcomeKind.Denied && answer.Length > LongestRefusal)
        {
            return $"the refusal has {answer.Length} bytes; it repeats what was sent.";
        }

        try
        {
            using JsonDocument read = JsonDocument.Parse(answer, AnyDepth);
            return null;
        }
        catch (JsonException exception)
        {
            return $"the answer for the model is no JSON: {exception.Message}";
        }
    }

    private static string? Refused(GateResult result, Traces before, Traces after)
        => result.Kind is not (OutcomeKind.InvalidArguments or OutcomeKind.Denied) ? "it should have been refused."
            : after.Intents.Count > before.Intents.Count ? "it was refused, but left an intent."
            : NoEffect(before, after);

    private static string? NoEffect(Traces before, Traces after)
        => after.Effects.Count > before.Effects.Count ? "it should have had no effect, but the gate wrote."
            : after.Counted != before.Counted ? "it should have had no effect, but the system of record counts one."
            : null;

    private string? Policy(string tool, ReadOnlyMemory<byte> arguments, Traces before, Traces after)
    {
        Intent[] effects = [.. after.Effects.ExceptBy(before.Effects.Select(intent => intent.Id), intent => intent.Id)];
        if (effects.Length == 0)
        {
            return NoEffect(before, after);
        }

        GatedTool called = gate.Tools.First(known => known.Contract.Name == tool);
        Intent? beyond = effects.FirstOrDefault(intent => intent.Tool != tool || intent.Tier != WriteTier.Autonomous);
        return beyond is not null ? $"{beyond.Tool} wrote by itself, though its tier was {beyond.Tier}."
            : called.Contract.IrreversibleBecause is not null ? "an irreversible write was made without a person."
            : effects.Count(intent => intent.ParentId is null) > 1 ? "one call was written more than once."
            : called.PatchedRecord is null ? null
            : effects.SelectMany(intent => NamesIn(intent.After)).Except(NamesIn(arguments), StringComparer.Ordinal).FirstOrDefault() is { } unnamed
                ? $"it changed {unnamed}, which it did not name."
                : null;
    }

    // Every member name, and every text in a list: the fields to clear.
    private static HashSet<string> NamesIn(ReadOnlyMemory<byte> json)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        Utf8JsonReader reader = new(json.Span, new JsonReaderOptions { MaxDepth = AnyDepth.MaxDepth });
        while (!json.IsEmpty && reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String)
            {
                names.Add(reader.GetString()!);
            }
        }

        return names;
    }

    private async Task<Traces> TracesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Intent> intents = await gate.Store.ListAsync(
            new IntentQuery { RunId = Run.Id, Limit = int.MaxValue }, cancellationToken).ConfigureAwait(false);
        return new Traces(intents, [.. intents.Where(Effect.MayStand)], findings.CountEffects());
    }

    private sealed record Traces(IReadOnlyList<Intent> Intents, IReadOnlyList<Intent> Effects, long Counted);
}
