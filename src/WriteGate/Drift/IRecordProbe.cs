namespace WriteGate.Drift;

/// <summary>
/// Asks a system of record what fields a resource has. A write that was compiled for yesterday's fields is then refused before
/// it is sent. Registered with <see cref="GateBuilder.AddRecordProbe"/>; made in a scope of its own each time it is asked.
/// </summary>
public interface IRecordProbe
{
    /// <summary>Every field of the resource. What is thrown keeps the resource from being written.</summary>
    /// <param name="tenant">Whose system of record.</param>
    /// <param name="cancellationToken">Ends it.</param>
    ValueTask<IReadOnlyCollection<ProbedField>> DescribeAsync(string tenant, CancellationToken cancellationToken);
}
