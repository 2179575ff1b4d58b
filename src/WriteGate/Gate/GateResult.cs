using WriteGate.Intents;
using WriteGate.Json;

namespace WriteGate;

/// <summary>What became of a call. The hierarchy is closed: these are all the results there are.</summary>
public abstract record GateResult
{
    private readonly string message;

    private GateResult(OutcomeKind kind, string message)
    {
        Kind = kind;
        this.message = message;
    }

    /// <summary>Which result it is.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>Its row in the table of results.</summary>
    public Outcome Outcome => Outcomes.Of(Kind);

    /// <summary>What happened and what to do next, for the model.</summary>
    public string Message
        => message
            + (Skipped.Count == 0 ? "" : $" {SkippedField.Tell(Skipped)}")
            + (EditedBy is null ? "" : $" {EditedBy} edited the call; what counts is what is shown here, not what you sent. Do not send your own version again.");

    /// <summary>Who edited the call before it was decided on; then <see cref="Before"/> and <see cref="After"/> are of the edited one. Null when nobody did.</summary>
    public string? EditedBy { get; init; }

    /// <summary>The intent, where the call made or met one.</summary>
    public string? IntentId { get; init; }

    /// <summary>What the tool returned, as JSON; empty where it returned nothing.</summary>
    public ReadOnlyMemory<byte> Value { get; init; }

    /// <summary>The touched fields before, as a JSON object; empty where nothing was to be touched.</summary>
    public ReadOnlyMemory<byte> Before { get; init; }

    /// <summary>The touched fields after, or as they would be.</summary>
    public ReadOnlyMemory<byte> After { get; init; }

    /// <summary>Fields that were proposed and left out, while the rest went on.</summary>
    public IReadOnlyList<SkippedField> Skipped { get; init; } = [];

    /// <summary>A read was answered.</summary>
    public sealed record Answered() : GateResult(OutcomeKind.Answered, "Done.");

    /// <summary>Written and recorded.</summary>
    public sealed record Applied() : GateResult(OutcomeKind.Applied, "Written.");

    /// <summary>Nothing to write.</summary>
    /// <param name="IsLeftOut">Whether that is because what the record does not hold yet was left out; <see cref="Skipped"/> says why.</param>
    public sealed record NoChange(bool IsLeftOut = false) : GateResult(
        OutcomeKind.NoChange, IsLeftOut ? "Nothing is left to write. Go on." : "Nothing to write: the record already is as you asked. Go on.");

    /// <summary>The same call was answered before.</summary>
    /// <param name="AppliedAt">When it was settled.</param>
    /// <param name="ChangedSince">Touched fields that hold something else by now.</param>
    public sealed record Replayed(DateTimeOffset AppliedAt, IReadOnlyList<string> ChangedSince) : GateResult(
        OutcomeKind.Replayed,
        ChangedSince.Count == 0
            ? "This was already done by an earlier identical call; nothing was written again. Go on."
            : $"This was already done by an earlier identical call, but {string.Join(", ", ChangedSince)} changed since then; nothing was written again. Read the record before you go on.");

    /// <summary>A lock is closed.</summary>
    /// <param name="WouldBe">What would have happened: applied or pending.</param>
    /// <param name="Why">Which lock.</param>
    public sealed record Rehearsed(string WouldBe, string Why) : GateResult(
        OutcomeKind.Rehearsed, $"Rehearsal: nothing was written. It would have been {WouldBe}. {Why} Go on as if it were so.");

    /// <summary>Waits for a person.</summary>
    /// <param name="Digest">What an approval binds to.</param>
    /// <param name="ExpiresAt">Until when it can be decided.</param>
    /// <param name="Why">Why a person is asked, or what becomes of the plan that it is part of.</param>
    /// <param name="PlanId">The plan of the run that it was staged in, and with which alone it is decided on; null where it stands alone.</param>
    public sealed record PendingApproval(string Digest, DateTimeOffset ExpiresAt, string Why, string? PlanId = null) : GateResult(
        OutcomeKind.PendingApproval,
        PlanId is null
            ? $"Proposed, not written: {Why} A person decides. Do not send it again or in another form; go on with something else."
            : $"Staged, not written: {Why} Until then reads show the records without it. Do not send it again or in another form; go on with the rest of the plan.");

    /// <summary>The arguments break the contract.</summary>
    /// <param name="Violations">Every violation found.</param>
    public sealed record InvalidArguments(IReadOnlyList<Violation> Violations) : GateResult(
        OutcomeKind.InvalidArguments, "Nothing was written: the arguments are not valid. Correct every violation in the list and call again.");

    /// <summary>The key was used with another body.</summary>
    /// <param name="Why">What differs.</param>
    public sealed record Conflict(string Why) : GateResult(
        OutcomeKind.Conflict, $"Nothing was written: {Why} Do not change a call when you retry it; a person will look at it.");

    /// <summary>The same call is being written right now.</summary>
    /// <param name="RetryAfter">When to ask again.</param>
    public sealed record InProgress(TimeSpan RetryAfter) : GateResult(
        OutcomeKind.InProgress, $"The same call is being written right now. Send exactly the same call again in {Math.Max(1, (int)RetryAfter.TotalSeconds)} s to learn its result.");

    /// <summary>Not allowed.</summary>
    /// <param name="Why">By what.</param>
    public sealed record Denied(string Why) : GateResult(
        OutcomeKind.Denied, $"Denied, nothing was written: {Why} Do not try it another way.");

    /// <summary>Too late.</summary>
    /// <param name="Why">What has passed.</param>
    public sealed record Expired(string Why) : GateResult(
        OutcomeKind.Expired, $"Expired, nothing was written now: {Why} Read the record and propose afresh if it is still needed.");

    /// <summary>The record moved.</summary>
    /// <param name="Why">What moved.</param>
    public sealed record Stale(string Why) : GateResult(
        OutcomeKind.Stale, $"Nothing was written: {Why} Read the record again and propose afresh if it is still needed.");

    /// <summary>Set aside for a person.</summary>
    /// <param name="Why">Why.</param>
    /// <param name="MayCorrect">Whether a corrected call is a new write, as it is where only the text was at fault.</param>
    public sealed record Quarantined(string Why, bool MayCorrect = false) : GateResult(
        OutcomeKind.Quarantined,
        MayCorrect
            ? $"Set aside for a person, nothing was written: {Why} Send the corrected call, never the same one again."
            : $"Set aside for a person: {Why} Do not send it again; go on with something else.");

    /// <summary>Proven not written.</summary>
    /// <param name="Why">What failed.</param>
    /// <param name="MayRetry">Whether the same call may be sent again.</param>
    public sealed record Failed(string Why, bool MayRetry) : GateResult(
        OutcomeKind.Failed,
        MayRetry
            ? $"Not written: {Why} You may send exactly the same call again later."
            : $"Not written: {Why} Do not repeat the call as it is.")
    {
        /// <summary>What the gate's own store said, for the host and its log: it names hosts, paths and users, and no agent is told.</summary>
        public StoreUnavailableException? Cause { get; init; }

        internal static Failed WithoutStore(StoreUnavailableException cause)
            => new("The gate's store cannot be used, so nothing may be written.", MayRetry: true) { Cause = cause };
    }

    /// <summary>Whether it was written is not known.</summary>
    /// <param name="Why">What happened.</param>
    public sealed record Unknown(string Why) : GateResult(
        OutcomeKind.Unknown, $"It is not known whether this was written: {Why} Do not do it another way. Send exactly the same call again later: it will be checked, not repeated.");

    /// <summary>A batch or plan failed and what it had written was taken back.</summary>
    /// <param name="Why">Which item failed, and why.</param>
    public sealed record RolledBack(string Why) : GateResult(
        OutcomeKind.RolledBack, $"The batch or plan was stopped and what it had written was taken back: {Why}");

    /// <summary>A batch or plan stopped and part of it stands.</summary>
    /// <param name="Why">Which items stand, and why it stopped.</param>
    public sealed record PartlyApplied(string Why) : GateResult(
        OutcomeKind.PartlyApplied, $"The batch or plan stopped half-way: {Why} Do not send it again in another form; a person will look at it.");
}
