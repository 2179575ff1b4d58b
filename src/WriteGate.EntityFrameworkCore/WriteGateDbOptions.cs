namespace WriteGate.EntityFrameworkCore;

/// <summary>What a database context may do, with and without a permit.</summary>
public sealed class WriteGateDbOptions
{
    /// <summary>The resources that may be written through this context; none named means any that a permit is for.</summary>
    public IList<string> Resources { get; } = [];

    /// <summary>The permit for a write.</summary>
    /// <exception cref="WriteNotPermittedException">None is held, or it is for another resource.</exception>
    internal WritePermit Demand(string write)
    {
        WritePermit permit = GateScope.DemandPermit(write);
        return Resources.Count == 0 || Resources.Contains(permit.RecordName, StringComparer.OrdinalIgnoreCase)
            ? permit
            : throw new WriteNotPermittedException(
                $"{write} was refused: the permit is for {permit.RecordName}, and this context writes {string.Join(", ", Resources)} only.");
    }
}
