using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>Where a partial declaration of a user's type is written.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Containing">Headers of the types around it, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Header">Its own header: <c>partial record Deal</c>.</param>
/// <param name="Name">Its own name, <c>@</c>-escaped where it is a keyword.</param>
/// <param name="Type">Its <c>global::</c> name.</param>
internal sealed record PartialTypeSpec(string Namespace, EquatableArray<string> Containing, string Header, string Name, string Type)
{
    /// <summary>Whether code outside its assembly can see it, so that what is generated beside it may be public.</summary>
    public bool IsPublic { get; init; }

    /// <summary>A name for its file and for what is generated beside it, unique in the compilation: <c>Crm.Outer.Deal</c>.</summary>
    public string UniqueName { get; init; } = "";

    /// <summary>
    /// Names of members, inherited ones too, that generated members might want: <c>PatchSlots</c>, <c>Wire</c>, <c>HandOffWire</c>, <c>…Tool</c>,
    /// <c>…Arguments</c>, underscores behind them ignored. Only these, so that the model stays equal when another member is added.
    /// </summary>
    public EquatableArray<string> TakenNames { get; init; }
}
