using WriteGate.Intents;

namespace WriteGate;

/// <summary>Whether somebody may still be writing.</summary>
internal static class Leases
{
    /// <summary>Whether the lease of a claim has ended by the clock of the store, which set it; this machine's may be another.</summary>
    public static async Task<bool> HasLeaseEndedAsync(this GateContext gate, Intent claimed, CancellationToken cancellationToken)
    {
        IntentQuery ended = new()
        {
            Tenant = claimed.Tenant,
            RunId = claimed.RunId,
            ParentId = claimed.ParentId,
            RollbackOf = claimed.RollbackOf,
            Resource = claimed.Resource,
            LeaseEnded = true,
            Limit = int.MaxValue,
        };
        return (await gate.Store.ListAsync(ended, cancellationToken).ConfigureAwait(false)).Any(other => other.Id == claimed.Id);
    }
}
