using System.Collections.Concurrent;
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
    /// <summary>So many are compared in a pass at most; no pass begins another record after <see cref="LongestPass"/>.</summary>
    public const int MostAtOnce = 500;

    private const int MostListed = 10 * MostAtOnce;
    private const int RecordsAtOnce = 200;
    private static readonly TimeSpan LongestPass = TimeSpan.FromMinutes(1);

    // What stayed open comes last the next time, so that it keeps nothing else from its turn.
    private readonly ConcurrentDictionary<string, bool> stayedOpen = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<ShadowComparison>> RunAsync(string? tenant, CancellationToken cancellationToken)
    {
        IntentQuery query = new() { Tenant = tenant, ToCompare = true, Limit = MostListed };
        IReadOnlyList<Intent> listed = await gate.Store.ListAsync(query, cancellationToken).ConfigureAwait(false);
        IEnumerable<Intent> due = listed.OrderBy(intent => stayedOpen.ContainsKey(intent.Id)).Take(MostAtOnce);
        DateTimeOffset end = gate.Time.GetUtcNow() + LongestPass;
        List<ShadowComparison> done = [];
        foreach (var group in due.GroupBy(intent => (intent.Tenant, intent.Resource)))
        {
            ShadowReading reading = new();
            foreach (IGrouping<string?, Intent>[] chunk in group.GroupBy(intent => intent.RecordId).Chunk(RecordsAtOnce))
            {
                GateWrites writes = await GateWrites.OfAsync(
                    gate.Store, group.Key.Tenant, group.Key.Resource, [.. chunk.Select(record => record.Key).OfType<string>()], cancellationToken).ConfigureAwait(false);
                foreach (Intent shadowed in chunk.SelectMany(record => record))
                {
                    if (gate.Time.GetUtcNow() > end)
                    {
                        return done;
                    }

                    done.Add(reading.WhyLeft is { } left
                        ? await StayAsync(shadowed, left, cancellationToken).ConfigureAwait(false)
                        : await CompareAsync(shadowed, writes, reading, cancellationToken).ConfigureAwait(false));
                }
            }
        }

        return done;
    }

    private async Task<ShadowComparison> CompareAsync(Intent shadowed, GateWrites writes, ShadowReading reading, CancellationToken cancellationToken)
    {
        if (shadowed is not { Field: { } field, RecordId: { } record })
        {
            return await EndAsync(shadowed, new(ShadowVerdict.NotComparable, null), "A create or action has no field that could be compared.", cancellationToken).ConfigureAwait(false);
        }

        if (gate.Registry.Find(shadowed.Tool) is not { } tool)
        {
            return await StayAsync(shadowed, $"The tool {shadowed.Tool} is not registered here.", cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<Intent> written = writes.Since(shadowed, gate.Options.Lease);
        Intent? last = written is [.., { } latest] ? latest : null;
        if (last is { State: IntentState.Claimed or IntentState.Unknown })
        {
            return await StayAsync(shadowed, $"This gate is writing to the field, and the outcome is not known yet: intent {last.Id}.", cancellationToken).ConfigureAwait(false);
        }

        if (last is not null && GateWrites.MayStand(last))
        {
            return await EndAsync(shadowed, new(ShadowVerdict.NotComparable, null), $"This gate sent a write to the field that was set aside, and may stand: intent {last.Id}.", cancellationToken).ConfigureAwait(false);
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
            using CancellationTokenSource deadline = new(gate.Options.WriteTimeout, gate.Time);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            try
            {
                finding = await proposal.CompareAsync(tool.ToolsFrom(scope.ServiceProvider), shadowed, Only(field, last?.After), either.Token).ConfigureAwait(false);
                reading.Succeeded();
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                gate.Logger.ReadFailed(shadowed.Tool, exception, shadowed.IsSensitive);
                string why = $"{shadowed.Resource} could not be read ({exception.GetType().Name}).";
                reading.Failed(record, why);
                return await StayAsync(shadowed, why, cancellationToken).ConfigureAwait(false);
            }
        }

        // What this gate wrote while the record was read may be what was read.
        GateWrites now = await GateWrites.OfAsync(gate.Store, shadowed.Tenant, shadowed.Resource, [record], cancellationToken).ConfigureAwait(false);
        if (!now.Since(shadowed, gate.Options.Lease).Select(write => (write.Id, write.State)).SequenceEqual(written.Select(write => (write.Id, write.State))))
        {
            return await StayAsync(shadowed, "This gate wrote to the field while the record was read.", cancellationToken).ConfigureAwait(false);
        }

        return await EndAsync(shadowed, finding, Words(finding.Verdict), cancellationToken).ConfigureAwait(false);
    }

    // What counts in no report any more need not stay open.
    private async Task<ShadowComparison> StayAsync(Intent shadowed, string why, CancellationToken cancellationToken)
    {
        if (shadowed.CreatedAt < gate.Time.GetUtcNow() - gate.Options.ShadowPeriod)
        {
            return await EndAsync(
                shadowed, new(ShadowVerdict.NotComparable, null), $"{why} It was proposed longer ago than counts ({nameof(WriteGateOptions.ShadowPeriod)}).", cancellationToken).ConfigureAwait(false);
        }

        stayedOpen[shadowed.Id] = true;
        return Open(shadowed, why);
    }

    private async Task<ShadowComparison> EndAsync(Intent shadowed, ShadowFinding finding, string why, CancellationToken cancellationToken)
    {
        stayedOpen.TryRemove(shadowed.Id, out _);
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
        ShadowVerdict.NotComparable => "What was stored of it no longer fits the fields of the record.",
        _ => "The record is no longer there.",
    };
}
