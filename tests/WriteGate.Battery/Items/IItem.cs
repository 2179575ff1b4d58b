namespace WriteGate.Battery;

/// <summary>One thing that the gate and its stores are held to.</summary>
internal interface IItem
{
    /// <summary>By which it is chosen and named.</summary>
    string Name { get; }

    /// <summary>Tries it.</summary>
    IAsyncEnumerable<Finding> TryAsync(Extent extent);
}
