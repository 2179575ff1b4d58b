using WriteGate.Intents;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Resolves unknown outcomes by reading back, never by a blind second send.</summary>
internal sealed class Unknowns(GateContext gate, Execution execution)
{
    /// <summary>Resolves one intent whose lease has ended or whose outcome is unknown.</summary>
    /// <param name="intent">The intent.</param>
    /// <param name="proposal">What it proposed.</param>
    /// <param name="tools">The instance of the tools.</param>
    /// <param name="apply">Whether whoever asks wants live writing; a rehearsal reads back but sends nothing again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What became of it; null when somebody else is at it.</returns>
    public async Task<GateResult?> ResolveAsync(Intent intent, Proposal proposal, object tools, bool apply, CancellationToken cancellationToken)
    {
        if (await AsUnknownAsync(intent, cancellationToken).ConfigureAwait(false) is not { } unknown)
        {
            return null;
        }

        Resolution resolution;
        string? drift;
        try
        {
            resolution = await proposal.ResolveAsync(tools, unknown, cancellationToken).ConfigureAwait(false);
            if (resolution.Applied is { } found)
            {
                resolution = resolution with { Applied = await execution.ConfirmAsync(proposal, tools, found, cancellationToken).ConfigureAwait(false) };
            }

            drift = await gate.WhyDriftedAsync(unknown.Tenant, unknown.Tool, resolution.Touched, cancellationToken).ConfigureAwait(false);
        }
        catch (UnconfirmedException exception) when (exception.InnerException is null)
        {
            return await QuarantineAsync(unknown, unknown.IsSensitive ? "Its post-condition does not hold." : $"It was found, but: {exception.Message}", cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            gate.Logger.ReadFailed(unknown.Tool, exception, unknown.IsSensitive);
            return new GateResult.Unknown("the system of record cannot be read right now.") { IntentId = intent.Id };
        }

        gate.Logger.Resolved(unknown.Id, unknown.Tool, resolution.Why);
        if (resolution.Applied is { } report)
        {
            return await AppliedAsync(unknown, report, resolution.Why, proposal, cancellationToken).ConfigureAwait(false);
        }

        // A second send is safe only behind a precondition or a system that dedupes on the key, and even then only once.
        bool guarded = proposal.Contract.ForwardsKey || (unknown.RecordVersion is not null && unknown.Before is not null);
        if (!resolution.IsUntouched || !guarded || unknown.Reclaims > 0)
        {
            return await QuarantineAsync(unknown, resolution.Why, cancellationToken).ConfigureAwait(false);
        }

        if ((drift ?? gate.ClosedLocks(unknown.Apply && apply)) is { } held)
        {
            return new GateResult.Unknown($"{resolution.Why} It is not sent again now. {held}") { IntentId = unknown.Id };
        }

        // A field stays in shadow for weeks; a person ends what would wait for it.
        if (await gate.Shadows.WhyHeldAsync(unknown, proposal.Contract, cancellationToken).ConfigureAwait(false) is { } shadowed)
        {
            return await QuarantineAsync(unknown, $"{resolution.Why} It is not sent again: {shadowed}", cancellationToken).ConfigureAwait(false);
        }

        Intent again = unknown with { State = IntentState.Claimed, Reclaims = unknown.Reclaims + 1, Reason = resolution.Why };
        Intent? claimed = await gate.Store.MoveAsync(
            new Move(unknown, again, again.Entry("claimed", $"{resolution.Why} It is sent once more under the same key.")) { Lease = gate.Options.Lease },
            cancellationToken).ConfigureAwait(false);
        return claimed is null ? null : await execution.RunAsync(claimed, proposal, tools, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Marks a claim whose lease has ended as unknown.</summary>
    public async Task<Intent?> AsUnknownAsync(Intent intent, CancellationToken cancellationToken)
    {
        if (intent.State == IntentState.Unknown)
        {
            return intent;
        }

        Intent unknown = intent with { State = IntentState.Unknown, Reason = "Its lease ended before it was settled." };
        return await gate.Store.MoveAsync(new Move(intent, unknown, unknown.Entry("unknown")), cancellationToken).ConfigureAwait(false);
    }

    private async Task<GateResult?> AppliedAsync(Intent unknown, WriteReport report, string why, Proposal proposal, CancellationToken cancellationToken)
    {
        Intent applied = unknown with
        {
            State = IntentState.Applied,
            Response = report.Response,
            After = report.After ?? unknown.After,
            AfterSource = report.Source,
            RecordId = unknown.RecordId ?? report.NewRecordId,
            Reason = null,
        };
        Intent? settled = await gate.Store.MoveAsync(new Move(unknown, applied, applied.Entry("applied", why)), cancellationToken).ConfigureAwait(false);
        return settled is null ? null : KnownAnswers.Replayed(settled, proposal);
    }

    private async Task<GateResult?> QuarantineAsync(Intent unknown, string why, CancellationToken cancellationToken)
    {
        Intent aside = unknown with { State = IntentState.Quarantined, Reason = $"The outcome is unknown. {why}" };
        Intent? settled = await gate.Store.MoveAsync(new Move(unknown, aside, aside.Entry("quarantined")), cancellationToken).ConfigureAwait(false);
        if (settled is null)
        {
            return null;
        }

        gate.Alerts.Raise(new Alert("quarantined", aside.Tenant, aside.RunId, aside.Tool, $"Intent {aside.Id} needs a person: {aside.Reason}"));
        return new GateResult.Quarantined(aside.Reason) { IntentId = aside.Id };
    }
}
