namespace WriteGate;

/// <summary>How a permit is checked.</summary>
public static class WritePermits
{
    /// <summary>Refuses a write whose permit is not worth anything. Call it first, in the raw write or in the client below it.</summary>
    /// <param name="permit">The permit, also a null one.</param>
    /// <param name="recordName">The resource about to be written.</param>
    /// <param name="recordId">The record about to be written; null for a create.</param>
    /// <exception cref="WriteNotPermittedException">It is null, used, its lease has ended, or it is for another record.</exception>
    public static void Demand(this WritePermit? permit, string recordName, string? recordId = null)
    {
        string? objection = permit is null ? "there is none" : permit.Objection(recordName, recordId);
        if (objection is not null)
        {
            throw new WriteNotPermittedException(
                $"The permit to write {recordName}{(recordId is null ? "" : $" \"{recordId}\"")} is not valid: {objection}. Writes go through the gated tool, never around it.");
        }
    }
}
