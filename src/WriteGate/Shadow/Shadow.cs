using WriteGate.Intents;

namespace WriteGate;

/// <summary>
/// What agents proposed in shadow (<see cref="RunOptions.Shadow"/>, <see cref="ResourceOptions.ShadowFields"/>): recorded, never
/// written, compared with what the records became, and counted field by field. A person promotes a field whose precision is good
/// enough; then calls write it as its tier says.
/// </summary>
public sealed class Shadow
{
    private readonly GateContext gate;
    private readonly Comparisons comparisons;
    private readonly Promotions promotions;

    internal Shadow(GateContext gate)
    {
        this.gate = gate;
        comparisons = new Comparisons(gate);
        promotions = new Promotions(gate);
    }

    /// <summary>The proposals of a tenant that are not compared yet, oldest first, at most 1,000.</summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<Intent>> ListAsync(string tenant, CancellationToken cancellationToken = default)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await gate.Store.ListAsync(new IntentQuery { Tenant = tenant, States = [IntentState.Shadowed] }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Compares what was proposed <see cref="WriteGateOptions.ShadowWindow"/> ago or longer with its record, read through the tool
    /// that was called, as the record compares its fields. What cannot be read now stays open and is asked again after the others,
    /// until it is older than <see cref="WriteGateOptions.ShadowPeriod"/>. The worker does it by itself, every 10 minutes.
    /// </summary>
    /// <param name="tenant">Only of this tenant; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>One for each that was looked at: at most 500, oldest first, and what can be begun within a minute. Empty when nothing is due.</returns>
    public async Task<IReadOnlyList<ShadowComparison>> CompareAsync(string? tenant = null, CancellationToken cancellationToken = default)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await comparisons.RunAsync(tenant, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Counts, field by field. Precision is applied by a human / (applied by a human + different); what stayed unchanged is shown
    /// and counts neither way.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="window">How far back proposals count; null for <see cref="WriteGateOptions.ShadowPeriod"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is not more than zero.</exception>
    public async Task<ShadowReport> ReportAsync(string tenant, TimeSpan? window = null, CancellationToken cancellationToken = default)
    {
        TimeSpan back = window ?? gate.Options.ShadowPeriod;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(back, TimeSpan.Zero, nameof(window));
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset since = gate.Time.GetUtcNow() - back;
        IReadOnlyList<ShadowTally> tallies = await gate.Store.TallyShadowAsync(tenant, since, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Intent> promoted = await gate.Shadows.PromotedAsync(tenant, null, cancellationToken).ConfigureAwait(false);
        return ShadowReport.Of(tenant, since, tallies, promoted, gate.Options.ShadowMinimum);
    }

    /// <summary>
    /// Takes a field out of shadow for a tenant: from the next call on, in every process of the store, it is written as its tier
    /// says. Only where at least <see cref="WriteGateOptions.ShadowMinimum"/> of its proposals were judged, with a precision of
    /// <see cref="WriteGateOptions.ShadowThreshold"/> or more, within <see cref="WriteGateOptions.ShadowPeriod"/> and since it was last demoted.
    /// Runs in shadow stay wholly in shadow. Refusals are journaled.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="resource">The resource, such as <c>crm.deal</c>.</param>
    /// <param name="field">The field's name on the wire.</param>
    /// <param name="person">
    /// Who: no agent with a budget of its own, no agent that ever had a proposal for the field recorded, and no user that one acted for.
    /// Whoever proposed only while another proposal for the same field of the same record was open was not recorded, and is not known.
    /// </param>
    /// <param name="reason">Why, in the person's words.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">One of the texts is empty or white space.</exception>
    public async Task<ApprovalAnswer> PromoteAsync(
        string tenant, string resource, string field, string person, string reason, CancellationToken cancellationToken = default)
    {
        RequireTexts(tenant, resource, field, person, reason);
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await promotions.PromoteAsync(tenant, resource, field, person, reason, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Puts a promoted field back into shadow, from the next call on. Anybody may, at any time: it makes less be written, so neither
    /// who asks nor how the field did is checked. It is journaled.
    /// </summary>
    /// <param name="tenant">Whose.</param>
    /// <param name="resource">The resource, such as <c>crm.deal</c>.</param>
    /// <param name="field">The field's name on the wire.</param>
    /// <param name="person">Who, for the journal.</param>
    /// <param name="reason">Why, in the person's words.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Not taken where the field was not promoted, or somebody else was faster.</returns>
    /// <exception cref="ArgumentException">One of the texts is empty or white space.</exception>
    public async Task<ApprovalAnswer> DemoteAsync(
        string tenant, string resource, string field, string person, string reason, CancellationToken cancellationToken = default)
    {
        RequireTexts(tenant, resource, field, person, reason);
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await promotions.DemoteAsync(tenant, resource, field, person, reason, cancellationToken).ConfigureAwait(false);
    }

    private static void RequireTexts(string tenant, string resource, string field, string person, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenant);
        ArgumentException.ThrowIfNullOrWhiteSpace(resource);
        ArgumentException.ThrowIfNullOrWhiteSpace(field);
        ArgumentException.ThrowIfNullOrWhiteSpace(person);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
    }
}
