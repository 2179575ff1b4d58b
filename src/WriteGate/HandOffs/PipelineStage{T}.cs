using System.Collections.Immutable;
using System.Globalization;

using WriteGate.Json;

namespace WriteGate;

/// <summary>A stage that hands on a <typeparamref name="T"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Make">Makes the output of what the stage before handed on; null for the input of the pipeline.</param>
/// <param name="Timeout">How long that may take.</param>
internal sealed record PipelineStage<T>(
    string Name, Func<ReadOnlyMemory<byte>, GateRun, CancellationToken, Task<StageOutput<T>>>? Make, TimeSpan Timeout) : PipelineStage(Name)
    where T : class, IHandOff<T>
{
    public ImmutableArray<(Func<T, bool> IsComplete, string Missing)> Checks { get; init; } = [];

    /// <summary>Whether what it is given may not be logged, and so neither what it throws.</summary>
    public bool IsGivenSensitive { get; init; }

    public override bool CanRun => Make is not null;

    public override async Task<StageOutcome> RunAsync(ReadOnlyMemory<byte> input, GateRun run, TimeProvider time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = new(Timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // One that does not look at its token is left to itself.
            return Take(await Make!(input, run, either.Token).WaitAsync(either.Token).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.IsCancellationRequested)
            {
                return StageOutcome.Paused(PauseReason.TimedOut, string.Create(CultureInfo.InvariantCulture, $"it had not answered after {Timeout:c}."));
            }

            return StageOutcome.Paused(PauseReason.Failed, $"it threw {exception.GetType().Name}.") with { Cause = Shown(exception) };
        }
    }

    public StageOutcome Take(StageOutput<T> output)
    {
        ReadOnlyMemory<byte> json;
        try
        {
            json = output.ToJson();
        }
        catch (Exception exception)
        {
            return Invalid(default, HandOff.Unwritten<T>(exception));
        }

        return Judge(json);
    }

    public override StageOutcome Judge(ReadOnlyMemory<byte> output)
    {
        if (output.Span.Trim(" \t\r\n"u8).IsEmpty)
        {
            return StageOutcome.Paused(PauseReason.Empty, "it handed on nothing.", output);
        }

        HandOffResult<T> read = HandOff.Read<T>(output.Span);
        if (!read.IsValid)
        {
            return Invalid(output, read.Violations);
        }

        Violations missing = new();
        try
        {
            foreach ((Func<T, bool> isComplete, string what) in Checks)
            {
                if (!isComplete(read.Value))
                {
                    missing.Add(ViolationCode.Invalid, "", what);
                }
            }

            // What is handed on is what was read, so that what the contract does not know goes no further.
            return missing.Any
                ? StageOutcome.Paused(PauseReason.Incomplete, $"what it handed on is not complete: {string.Join("; ", missing.Select(violation => violation.Message))}.", output, missing)
                : StageOutcome.HandedOn(HandOff.Write(read.Value));
        }
        catch (Exception exception)
        {
            return StageOutcome.Paused(PauseReason.Failed, $"what it handed on could not be checked ({exception.GetType().Name}).", output) with { Cause = Shown(exception) };
        }
    }

    private Exception? Shown(Exception exception) => IsGivenSensitive || T.Contract.IsSensitive ? null : exception;

    private static StageOutcome Invalid(ReadOnlyMemory<byte> output, Violations violations) => StageOutcome.Paused(
        PauseReason.Invalid, $"what it handed on is no valid {T.Contract.Name} ({HandOffText.Kinds(violations)}).", output, violations);
}
