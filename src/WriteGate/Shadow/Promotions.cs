using System.Globalization;

using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// Takes fields out of shadow and puts them back. A promotion is kept as an intent that writes nothing and holds a key of its own,
/// so that of two at once one counts, and its state and its journal row are one commit.
/// </summary>
internal sealed class Promotions(GateContext gate)
{
    // No tool can be called so.
    private const string Tool = "(promotion)";

    public async Task<ApprovalAnswer> PromoteAsync(
        string tenant, string resource, string field, string person, string reason, CancellationToken cancellationToken)
    {
        string? name = NameOf(resource, field);
        Intent promotion = Promotion(tenant, resource, name ?? field, person, reason);
        Recollection known = await RecallAsync(promotion, cancellationToken).ConfigureAwait(false);
        DateTimeOffset since = known.Now - gate.Options.ShadowPeriod;
        if (known.Holder is { State: IntentState.Demoted, SettledAt: { } demoted } && demoted > since)
        {
            since = demoted;
        }

        IReadOnlyList<ShadowTally> tallies = await TallyAsync(promotion, since, cancellationToken).ConfigureAwait(false);
        // Who once proposed stays the proposer, also of what counts no more.
        IReadOnlyList<ShadowTally> proposers = await TallyAsync(promotion, DateTimeOffset.MinValue, cancellationToken).ConfigureAwait(false);
        ShadowFieldReport? report = ShadowReport.Of(tenant, since, tallies, [], gate.Options.ShadowMinimum).Fields is [{ } counted] ? counted : null;
        string? objection = name is null ? $"{resource}.{field} is no field that the policy has in shadow ({nameof(ResourceOptions.ShadowFields)})."
            : known.Holder?.State == IntentState.Promoted ? $"{resource}.{name} is out of shadow already."
            : IsNoPerson(person, proposers) ? $"\"{person}\" is an agent, proposed for the field, or is whom an agent proposed for; somebody else has to decide."
            : WhyTooEarly(report);
        if (objection is not null)
        {
            await gate.Store.RecordAsync([promotion.Entry("field_promotion_refused", objection)], cancellationToken).ConfigureAwait(false);
            return new(false, objection);
        }

        promotion = promotion with
        {
            Reason = string.Create(CultureInfo.InvariantCulture, $"{reason} (precision {report!.PrecisionText}: {report.AppliedByAHuman} of {report.Judged} judged, {report.Unchanged} unchanged, since {since:u})"),
        };
        Claim claim = new() { Intents = [new(promotion, known.Holder)], Lease = TimeSpan.Zero, Entries = [promotion.Entry("field_promoted")] };
        ClaimAnswer answer = await gate.Store.ClaimAsync(claim, cancellationToken).ConfigureAwait(false);
        return answer.Won.Count == 0 ? Refusals.Lost : new(true, null);
    }

    public async Task<ApprovalAnswer> DemoteAsync(
        string tenant, string resource, string field, string person, string reason, CancellationToken cancellationToken)
    {
        // A field that the policy or the build has no more can be put back all the same.
        IReadOnlyList<Intent> promoted = await gate.Shadows.PromotedAsync(tenant, resource, cancellationToken).ConfigureAwait(false);
        if (promoted.FirstOrDefault(promotion => string.Equals(promotion.Field, field, StringComparison.OrdinalIgnoreCase)) is not { } standing)
        {
            return new(false, $"{resource}.{field} was not promoted.");
        }

        Intent demoted = standing with { State = IntentState.Demoted, Reason = reason };
        Move move = new(standing, demoted, demoted.Entry("field_demoted", reason, person));
        return await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false) is null ? Refusals.Lost : new(true, null);
    }

    private string? WhyTooEarly(ShadowFieldReport? report)
    {
        if (report is not { IsEnough: true, Precision: { } precision })
        {
            return string.Create(CultureInfo.InvariantCulture, $"{report?.Judged ?? 0} of its proposals were judged by what people did, and {gate.Options.ShadowMinimum} is the least ({nameof(WriteGateOptions.ShadowMinimum)}).");
        }

        // Written so that a precision that is no number is too low.
        return precision >= gate.Options.ShadowThreshold
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"Its precision is {report.PrecisionText}, and {gate.Options.ShadowThreshold} is the least ({nameof(WriteGateOptions.ShadowThreshold)}).");
    }

    private async Task<IReadOnlyList<ShadowTally>> TallyAsync(Intent promotion, DateTimeOffset since, CancellationToken cancellationToken)
        => [.. (await gate.Store.TallyShadowAsync(promotion.Tenant, since, cancellationToken).ConfigureAwait(false))
            .Where(tally => tally.Resource == promotion.Resource && tally.Field == promotion.Field)];

    private bool IsNoPerson(string person, IReadOnlyList<ShadowTally> proposers)
        => gate.Options.Agents.Keys.Any(agent => Intent.IsSame(person, agent))
            || proposers.Any(tally => Intent.IsSame(person, tally.Agent) || (tally.OnBehalfOf is { } user && Intent.IsSame(person, user)));

    // As the record calls it; null where no tool of the resource has it in shadow.
    private string? NameOf(string resource, string field) => gate.Registry.Tools
        .Where(tool => tool.Contract.Resource == resource && tool.PatchedRecord is not null)
        .Where(tool => gate.Policies.Of(tool.Contract).Shadow.Holds(field))
        .SelectMany(tool => tool.PatchedRecord!.Fields)
        .FirstOrDefault(known => known.IsWritable && string.Equals(known.Name, field, StringComparison.OrdinalIgnoreCase))?.Name;

    private ValueTask<Recollection> RecallAsync(Intent promotion, CancellationToken cancellationToken)
        => gate.Store.RecallAsync(new Recall(promotion.Tenant, promotion.Key, promotion.RunId, Tool, promotion.Resource, null, null, null), cancellationToken);

    private Intent Promotion(string tenant, string resource, string field, string person, string reason) => new()
    {
        Id = Call.NewId(gate.Time),
        Tenant = tenant,
        Tool = Tool,
        Key = KeyWriter.Of(tenant, Tool, resource, field),
        BodyHash = "",
        SchemaHash = "",
        State = IntentState.Promoted,
        RunId = $"promotions/{tenant}",
        Workflow = Tool,
        Agent = person,
        Resource = resource,
        Field = field,
        Reason = reason,
    };
}
