using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Surface;

/// <summary>What a contract adds to the write surface. Reads and what no agent can write add nothing.</summary>
internal static class SurfaceEntries
{
    private const int SchemaDigits = 12;

    public static SurfaceEntry Of(ToolSpec tool) => new(SurfaceEntry.Tool, tool.Name)
    {
        Facts = Facts(
            (SurfaceFact.Tier, TierText.Of(tool.Tier)),
            (SurfaceFact.Does, tool.Shape == Shape.Batch ? "patch" : Identifiers.Camel(tool.Shape.ToString())),
            (SurfaceFact.On, tool.Resource),
            (SurfaceFact.Makes, tool.Creates),
            (SurfaceFact.Items, tool.Shape == Shape.Batch ? Invariant.Text(tool.MaxItems) : null),
            (SurfaceFact.Key, string.Join(" + ", tool.Key.Select(part => tool.Parameters[part].JsonName))),
            (SurfaceFact.Window, $"{Invariant.Text(tool.WindowSeconds)} s"),
            (SurfaceFact.Undo, Undo(tool))),
    };

    /// <summary>What the agent sends with a write. A patch is no argument of its own: its fields are.</summary>
    public static IEnumerable<(MemberSpec Parameter, SurfaceEntry Entry)> Arguments(ToolSpec tool, WireTypes types)
        => tool.Parameters
            .Where((_, index) => index != tool.PatchParameter)
            .Select(parameter => (parameter, Typed(SurfaceEntry.Argument, $"{tool.Name}.{parameter.JsonName}", parameter, types)));

    /// <summary>The fields of a record that agents may write.</summary>
    public static IEnumerable<(FieldSpec Field, SurfaceEntry Entry)> Fields(string record, IEnumerable<FieldSpec> fields, WireTypes types)
        => fields.Where(field => field.IsWritable).Select(field =>
        {
            // Whether it may be emptied is a fact of its own, so that forbidding it is no change of type.
            MemberSpec filled = field.Member with { Value = field.Member.Value with { IsNullable = false } };
            SurfaceEntry entry = Typed(SurfaceEntry.Field, $"{record}.{field.Member.JsonName}", filled, types);
            return (field, entry with { Facts = new(Facts((SurfaceFact.Tier, TierText.Of(field.Tier)), (SurfaceFact.Clear, field.CanClear ? "yes" : null), (SurfaceFact.For, field.SuggestionFor)).Concat(entry.Facts)) });
        });

    public static SurfaceEntry Read(string method, string reason)
        => new(SurfaceEntry.DeclaredRead, method) { Facts = Facts((SurfaceFact.Because, reason)) };

    private static SurfaceEntry Typed(string kind, string name, MemberSpec member, WireTypes types)
    {
        ToolSpec alone = new("", "", Tier.Reviewed, Shape.Action) { Parameters = new([member]) };
        string schema = SchemaHash.Of(SchemaEmitter.Emit(alone, types, Dialect.Undescribed)).Substring(0, SchemaDigits);
        return new(kind, name) { Facts = Facts((SurfaceFact.Type, TypeWords.Of(member.Value, types)), (SurfaceFact.Schema, schema)) };
    }

    private static string Undo(ToolSpec tool) => tool switch
    {
        { IrreversibleBecause: not null, Reversal: { } mitigation } => $"{Widening.Mitigated}{mitigation.Method}",
        { IrreversibleBecause: not null } => Widening.Irreversible,
        { Reversal: { } reversal } => $"reversed by {reversal.Method}",
        _ => "inverse patch",
    };

    private static EquatableArray<SurfaceFact> Facts(params (string Name, string? Value)[] facts)
        => new(facts.Where(fact => fact.Value is not null).Select(fact => new SurfaceFact(fact.Name, fact.Value!)));
}
