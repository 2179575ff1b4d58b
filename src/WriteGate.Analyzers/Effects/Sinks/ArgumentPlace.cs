namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>An argument that a line names: the parameter's ordinal (of an extension method, counted with its receiver), its name, or the receiver.</summary>
/// <param name="Ordinal">The ordinal; <see cref="Receiver"/> for <c>this</c>, <see cref="ByName"/> where a name is given.</param>
/// <param name="Name">The parameter's name, else null.</param>
internal readonly record struct ArgumentPlace(int Ordinal, string? Name)
{
    public const int Receiver = -1;
    public const int ByName = -2;
}
