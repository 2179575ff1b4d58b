using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;
using WriteGate.Json;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Holds proposals in shadow against what their records became. It reads; there is nothing here that could write.</summary>
internal sealed class Comparisons(GateContext gate)
{
    private const int RecordsAtOnce = 200;

    public async Task<IReadOnlyList<ShadowComparison>> RunAsync(string? tenant, CancellationToken cancellationToken)
    {
        IntentQuery due = new() { Tenant = tenant, ToCompare = true, Limit = int.MaxValue };
        List<ShadowComparison> done = [];
        foreach (var group in (await gate.Store.ListAsync(due, cancellationToken).ConfigureAwait(false)).GroupBy(intent => (intent.Tenant, intent.Resource)))
        {
            string? unreadable = null;
            foreach (IGrouping<string?, Intent>[] chunk in group.GroupBy(intent => intent.RecordId).Chunk(RecordsAtOnce))
            {
                GateWrites writes = await GateWrites.OfAsync(
                    gate.Store, group.Key.Tenant, group.Key.Resource, [.. chunk.Select(record => record.Key).OfType<string>()], cancellationToken).ConfigureAwait(false);
                foreach (Intent shadowed in chunk.SelectMany(record => record))
                {
                    // A system that does not answer is not asked for each of its records.
                    ShadowComparison comparison = unreadable is not null
                        ? Open(shadowed, unreadable)
                        : await CompareAsync(shadowed, writes, why => unreadable = why, cancellationToken).ConfigureAwait(false);
                    done.Add(comparison);
                }
            }
        }

        return done;
    }

    private async Task<ShadowComparison> CompareAsync(Intent shadowed, GateWrites writes, Action<string> unreadable, CancellationToken cancellationToken)
    {
        if (shadowed.Field is not { } field)
        {
            return await EndAsync(shadowed, new(ShadowVerdict.NotComparable, null), "A create or action has no field that could be compared.", cancellationToken).ConfigureAwait(false);
        }

        if (gate.Registry.Find(shadowed.Tool) is not { } tool)
        {
            return Open(shadowed, $"The tool {shadowed.Tool} is not registered here.");
        }

        Intent? last = writes.LastSince(shadowed);
        if (last is { State: IntentState.Claimed or IntentState.Unknown })
        {
            return Open(shadowed, $"This gate is writing to the field, and the outcome is not known yet: intent {last.Id}.");
        }

        if (last is { After: null })
        {
            return await EndAsync(shadowed, new(ShadowVerdict.NotComparable, null), $"This gate wrote to the record since, and what it wrote was forgotten: intent {last.Id}.", cancellationToken).ConfigureAwait(false);
        }

        if (TryBring(tool, shadowed, out string misfit) is not { } proposal)
        {
            return await EndAsync(shadowed, new(ShadowVerdict.NotComparable, null), misfit, cancellationToken).ConfigureAwait(false);
        }

        ShadowFinding finding;
        using (GateScope.Stay within = GateScope.Enter(shadowed))
        {
            AsyncServiceScope scope = gate.NewScope();
            await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
            try
            {
                finding = await proposal.CompareAsync(tool.ToolsFrom(scope.ServiceProvider), shadowed, Only(field, last?.After), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                gate.Logger.ReadFailed(shadowed.Tool, exception, shadowed.IsSensitive);
                string why = $"{shadowed.Resource} could not be read ({exception.GetType().Name}).";
                unreadable(why);
                return Open(shadowed, why);
            }
        }

        return await EndAsync(shadowed, finding, Words(finding.Verdict), cancellationToken).ConfigureAwait(false);
    }

    private async Task<ShadowComparison> EndAsync(Intent shadowed, ShadowFinding finding, string why, CancellationToken cancellationToken)
    {
        Intent compared = shadowed with { State = IntentState.Compared, Verdict = finding.Verdict, Response = finding.Now, Reason = why };
        Move move = new(shadowed, compared, compared.Entry("compared", $"{finding.Verdict}: {why}") with { IsRehearsal = true });
        if (await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false) is null)
        {
            return Open(shadowed, "It was compared by somebody else at the same time.");
        }

        gate.Meter.Compared(compared);
        return new(shadowed.Id, shadowed.Resource, shadowed.RecordId, shadowed.Field, finding.Verdict, why);
    }

    private static ShadowComparison Open(Intent shadowed, string why)
        => new(shadowed.Id, shadowed.Resource, shadowed.RecordId, shadowed.Field, ShadowVerdict.None, why);

    private static Proposal? TryBring(GatedTool tool, Intent shadowed, out string misfit)
    {
        try
        {
            misfit = tool.PatchedRecord?.Fields.Any(field => field.Name == shadowed.Field && field.IsWritable) == true ? "" : $"{shadowed.Resource} has no field {shadowed.Field} any more that agents write.";
            return misfit.Length == 0 ? Stored.Proposal(tool, shadowed) : null;
        }
        catch (InvalidOperationException exception)
        {
            misfit = exception.Message;
            return null;
        }
    }

    // What else that write touched may have moved, and may be no field any more.
    private static byte[]? Only(string field, byte[]? image)
    {
        if (image is null)
        {
            return null;
        }

        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginObject();
        json.DynamicMember(field);
        json.Raw(Encoding.UTF8.GetBytes(JsonElement.Parse(image).GetProperty(field).GetRawText()));
        json.EndObject();
        return json.ToArray();
    }

    private static string Words(ShadowVerdict verdict) => verdict switch
    {
        ShadowVerdict.AppliedByAHuman => "The record now holds what was proposed.",
        ShadowVerdict.Different => "The record now holds something else than before and than was proposed.",
        ShadowVerdict.Unchanged => "The record still holds what it held before.",
        ShadowVerdict.WrittenByTheGate => "The record holds what this gate wrote since.",
        _ => "The record is no longer there.",
    };
}
