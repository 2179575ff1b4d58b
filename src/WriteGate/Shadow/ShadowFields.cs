using System.Text.Json;

using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// What is in shadow right now: what the policy says, less what people promoted. Promotions are asked of the store at every call of
/// a tool that has such fields, so that they hold in every process at once; when the store cannot tell, nothing is written.
/// </summary>
internal sealed class ShadowFields(GateContext gate)
{
    public ValueTask<ShadowSet> OfAsync(string tenant, ToolContract contract, CancellationToken cancellationToken)
    {
        ShadowSet said = gate.Policies.Of(contract).Shadow;
        return said.IsEmpty ? new(said) : WithoutPromotedAsync(said, tenant, contract.Resource, cancellationToken);
    }

    /// <summary>Why a stored patch cannot be sent any more: what it changes is in shadow by now. Null when it can.</summary>
    public async ValueTask<string?> WhyHeldAsync(Intent intent, ToolContract contract, CancellationToken cancellationToken)
    {
        ShadowSet shadow = await OfAsync(intent.Tenant, contract, cancellationToken).ConfigureAwait(false);
        string[] held = shadow.IsEmpty || intent.After is null ? [] : [.. JsonElement.Parse(intent.After).EnumerateObject().Select(member => member.Name).Where(shadow.Holds)];
        return held.Length > 0 || (intent.After is null && shadow.HoldsCalls) ? $"{(held.Length > 0 ? string.Join(", ", held) : contract.Name)} is in shadow by now." : null;
    }

    /// <summary>The promotions of a tenant that hold.</summary>
    public async ValueTask<IReadOnlyList<Intent>> PromotedAsync(string tenant, string? resource, CancellationToken cancellationToken)
        => await gate.Store.ListAsync(
            new IntentQuery { Tenant = tenant, Resource = resource, States = [IntentState.Promoted], Limit = int.MaxValue }, cancellationToken).ConfigureAwait(false);

    private async ValueTask<ShadowSet> WithoutPromotedAsync(ShadowSet said, string tenant, string resource, CancellationToken cancellationToken)
        => said.Without((await PromotedAsync(tenant, resource, cancellationToken).ConfigureAwait(false)).Select(promotion => promotion.Field!));
}
