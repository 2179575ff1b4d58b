using System.Collections.Concurrent;
using System.Diagnostics;

using Polly;
using Polly.Retry;

using WriteGate.Intents;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// Writes and settles what is claimed. Inside one call a write is sent again only when it is proven not begun, or when the
/// system behind dedupes on the key; any other failure after dispatch is unknown.
/// </summary>
internal sealed class Execution(GateContext gate)
{
    // A pipeline keeps nothing between writes, and making one costs more than the rest of a call.
    private readonly ConcurrentDictionary<(int More, TimeSpan Delay, bool ForwardsKey), ResiliencePipeline> retrying = new();

    /// <summary>Calls the raw write of a claimed intent and settles it.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up; what became of the write is recorded.</exception>
    public async Task<GateResult> RunAsync(Intent claimed, Proposal proposal, object tools, CancellationToken cancellationToken)
    {
        GateResult result = await CarryOutAsync(claimed, proposal, tools, cancellationToken).ConfigureAwait(false);
        if (result is not GateResult.Applied)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return result;
    }

    /// <summary>The same, but a caller that gives up is told what became of the write.</summary>
    public async Task<GateResult> CarryOutAsync(Intent claimed, Proposal proposal, object tools, CancellationToken cancellationToken)
    {
        Attempts attempts = new(claimed);
        WriteReport report;
        try
        {
            await gate.ReachedAsync(GateStep.Claimed, claimed, cancellationToken).ConfigureAwait(false);
            if (claimed.Before is { } before && claimed.RecordVersion is null)
            {
                await LookAgainAsync(claimed, proposal, tools, before, cancellationToken).ConfigureAwait(false);
            }

            report = await AttemptAsync(claimed, proposal.Contract, attempts, (permit, token) => proposal.WriteAsync(tools, permit, token), cancellationToken)
                .ConfigureAwait(false);
            gate.Breakers.Succeeded(proposal.Contract.Resource);
            await gate.ReachedAsync(GateStep.Written, claimed, cancellationToken).ConfigureAwait(false);
            report = await ConfirmAsync(proposal, tools, report, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return await FailAsync(claimed, proposal.Contract, exception, attempts).ConfigureAwait(false);
        }

        return await SettleAsync(claimed, report, claimed.Attempts + attempts.Begun).ConfigureAwait(false);
    }

    /// <summary>Runs attempts of a write under its permit, a deadline, the locks and the resource's breaker.</summary>
    public async Task<WriteReport> AttemptAsync(
        Intent claimed, ToolContract contract, Attempts attempts, Func<WritePermit, CancellationToken, ValueTask<WriteReport>> write, CancellationToken cancellationToken)
    {
        using Activity? activity = GateActivity.StartWrite(contract, claimed);
        WriteGateOptions options = gate.Options;
        WritePermit permit = new(claimed, claimed.RecordId, claimed.LeaseUntil ?? gate.Time.GetUtcNow() + options.Lease, gate.Time);
        using CancellationTokenSource deadline = new(options.WriteTimeout, gate.Time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await Retrying(contract, options, claimed.Attempts).ExecuteAsync(
                async token =>
                {
                    DemandOpenLocks(claimed);
                    // Whoever comes after the lease has ended resolves this write; it must not begin behind his back.
                    permit.Demand(permit.RecordName, permit.RecordId);
                    return await gate.Breakers.For(contract.Resource).ExecuteAsync(
                        async inner =>
                        {
                            attempts.Begin();
                            Count(claimed, contract, isRetry: claimed.Attempts + attempts.Begun > 1);
                            using GateScope.Stay scope = GateScope.Enter(claimed, permit);
                            try
                            {
                                return await write(permit, inner).ConfigureAwait(false);
                            }
                            catch (Exception exception) when (permit.HasWritten && WriteFaults.Of(exception) == WriteFault.NotBegun)
                            {
                                HalfWrittenException half = new(exception);
                                attempts.Failed(half);
                                throw half;
                            }
                            catch (Exception exception)
                            {
                                attempts.Failed(exception);
                                throw;
                            }
                        },
                        token).ConfigureAwait(false);
                },
                either.Token).ConfigureAwait(false);
        }
        finally
        {
            permit.End();
            activity?.SetTag("writegate.attempts", attempts.Begun);
        }
    }

    /// <summary>Records that a claimed intent was written.</summary>
    public async Task<GateResult> SettleAsync(Intent claimed, WriteReport report, int attempts)
    {
        Intent applied = claimed with
        {
            State = IntentState.Applied,
            Response = report.Response,
            After = report.After ?? claimed.After,
            AfterSource = report.Source,
            RecordId = claimed.RecordId ?? report.NewRecordId,
            Attempts = attempts,
            Reason = null,
        };
        Intent? settled = await MoveAsync(claimed, applied, Outcomes.Of(OutcomeKind.Applied).Word).ConfigureAwait(false);
        if (settled is null)
        {
            return new GateResult.Unknown("It was written, but that could not be recorded.") { IntentId = claimed.Id };
        }

        await gate.ReachedAsync(GateStep.Settled, settled, CancellationToken.None).ConfigureAwait(false);
        return new GateResult.Applied { IntentId = settled.Id, Value = settled.Response, Before = settled.Before, After = settled.After, Skipped = SkippedField.ListOf(settled.Skipped) };
    }

    /// <summary>Records why a claimed intent was not written, or that it is not known.</summary>
    public async Task<GateResult> FailAsync(Intent claimed, ToolContract contract, Exception exception, Attempts made)
    {
        WriteFault fault = made.FaultOf(exception);
        gate.Logger.WriteFailed(claimed, exception, fault);
        string why = Describe(exception, fault, claimed.IsSensitive, contract);
        (IntentState state, FailureKind kind) = fault switch
        {
            WriteFault.Unknown => (IntentState.Unknown, FailureKind.None),
            WriteFault.Refused => (IntentState.Failed, FailureKind.Refused),
            WriteFault.Stale => (IntentState.Failed, FailureKind.Stale),
            _ => (IntentState.Failed, FailureKind.NotBegun),
        };
        int attempts = claimed.Attempts + made.Begun;
        GateResult result = fault switch
        {
            WriteFault.Unknown => new GateResult.Unknown(why) { IntentId = claimed.Id },
            WriteFault.Stale => new GateResult.Stale(why) { IntentId = claimed.Id },
            _ => new GateResult.Failed(why, kind == FailureKind.NotBegun && attempts < gate.Options.MaxAttempts) { IntentId = claimed.Id },
        };
        Intent? settled = await MoveAsync(claimed, claimed with { State = state, Failure = kind, Reason = why, Attempts = attempts }, result.Outcome.Word)
            .ConfigureAwait(false);
        if (fault == WriteFault.Unknown)
        {
            gate.Alerts.Raise(new Alert("unknown", claimed.Tenant, claimed.RunId, claimed.Tool, $"The outcome of intent {claimed.Id} is not known: {why}"));
        }

        // Whoever lost the claim knows of his own attempt alone: somebody else may have sent it. Of a batch or plan nothing is taken back on his word.
        return settled is not null || fault == WriteFault.Unknown
            ? result
            : new GateResult.Unknown($"{why} That could not be recorded, and somebody else may be resolving it.") { IntentId = claimed.Id };
    }

    /// <summary>Records what happened outside; not cancellable. When the store is gone the claim stays, and is resolved once its lease has ended.</summary>
    /// <returns>Null when it could not be recorded.</returns>
    public Task<Intent?> MoveAsync(Intent from, Intent to, string action) => MoveAsync(new Move(from, to, to.Entry(action)));

    /// <inheritdoc cref="MoveAsync(Intent, Intent, string)"/>
    public async Task<Intent?> MoveAsync(Move move)
    {
        try
        {
            return await gate.Store.MoveAsync(move, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            gate.Logger.SettleFailed(exception, move.From.Tool, move.From.Id);
            return null;
        }
    }

    /// <summary>Checks what a write left behind, where its post-condition or the policy asks for it; no longer under the permit.</summary>
    /// <exception cref="UnconfirmedException">It is not as it was to become, or could not be read.</exception>
    public async ValueTask<WriteReport> ConfirmAsync(Proposal proposal, object tools, WriteReport report, CancellationToken cancellationToken)
    {
        bool readBack = gate.Policies.Of(proposal.Contract).ReadBack;
        if (!readBack && !proposal.Contract.IsEnsured)
        {
            return report;
        }

        using CancellationTokenSource deadline = new(gate.Options.WriteTimeout, gate.Time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await proposal.ConfirmAsync(tools, report, readBack, either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not UnconfirmedException)
        {
            throw new UnconfirmedException($"what it left behind could not be read ({exception.GetType().Name}).", exception);
        }
    }

    private ResiliencePipeline Retrying(ToolContract contract, WriteGateOptions options, int before)
    {
        int more = options.MaxAttempts - before - 1;
        return more <= 0
            ? ResiliencePipeline.Empty
            : retrying.GetOrAdd((more, options.RetryDelay, contract.ForwardsKey), static (key, time) => Retrying(key.More, key.Delay, key.ForwardsKey, time), gate.Time);
    }

    private static ResiliencePipeline Retrying(int more, TimeSpan delay, bool forwardsKey, TimeProvider time)
    {
        ResiliencePipelineBuilder builder = new() { TimeProvider = time };
        return builder.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = more,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = delay,
            ShouldHandle = arguments => new(
                arguments.Outcome.Exception is { } exception
                && WriteFaults.IsTransient(exception)
                && (forwardsKey || WriteFaults.Of(exception) == WriteFault.NotBegun)),
        }).Build();
    }

    private void Count(Intent claimed, ToolContract contract, bool isRetry)
    {
        gate.Meter.Attempted(contract.Name, isRetry);
        if (isRetry)
        {
            gate.Signals.Retried(claimed.Workflow);
        }
    }

    private void DemandOpenLocks(Intent claimed)
    {
        if (gate.ClosedLocks(claimed.Apply) is { } closed)
        {
            throw new LockClosedException(closed);
        }
    }

    // A record without a version has no precondition to pass on: it is looked at again after the claim. A window remains.
    private static async Task LookAgainAsync(
        Intent claimed, Proposal proposal, object tools, byte[] before, CancellationToken cancellationToken)
    {
        Sighting sighting = await proposal.LookAsync(tools, cancellationToken).ConfigureAwait(false);
        if (sighting.NotFound is not null || proposal.MovedSince(before).Count > 0 || !sighting.LeadsTo(claimed.After))
        {
            throw new StaleRecordException($"{claimed.Resource} \"{claimed.RecordId}\" moved since it was read.");
        }
    }

    private string Describe(Exception exception, WriteFault fault, bool isSensitive, ToolContract contract) => fault switch
    {
        WriteFault.Locked => exception.Message,
        WriteFault.Stale => $"{contract.Resource} moved since it was read.",
        // A post-condition may say what it read.
        WriteFault.Unknown when exception is UnconfirmedException => isSensitive ? "it was sent, but what it left behind was not confirmed." : exception.Message,
        WriteFault.Unknown when exception is OperationCanceledException => $"no answer came within {gate.Options.WriteTimeout.TotalSeconds:0.#} s.",
        WriteFault.Unknown => $"the connection or the system failed half-way ({exception.GetType().Name}).",
        // What it says may repeat what it was sent.
        WriteFault.Refused when isSensitive => $"the system of record refused it ({exception.GetType().Name}).",
        WriteFault.Refused => $"the system of record refused it ({exception.GetType().Name}: {Short(exception.Message)}).",
        _ when exception is WriteNotPermittedException => exception.Message,
        _ => $"the system behind {contract.Resource} could not be reached ({exception.GetType().Name}).",
    };

    private static string Short(string message) => message.Length <= 200 ? message : message[..200] + "…";
}
