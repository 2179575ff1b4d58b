using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads which fields of a record are suggestions for which others.</summary>
internal sealed class SuggestionReader(
    INamedTypeSymbol record, IPropertySymbol[] properties, IPropertySymbol? id, IPropertySymbol? version, ContractReading reading)
{
    /// <summary>The fields with what suggests for what; a suggestion that does not fit is one that no agent can write.</summary>
    public List<FieldSpec> Read(List<FieldSpec> fields)
    {
        List<FieldSpec> read = [.. fields];
        foreach (IPropertySymbol property in properties)
        {
            int index = read.FindIndex(f => f.Member.Name == property.Name);
            if (index < 0 || Attribute(property) is not { } attribute || attribute.IsBroken())
            {
                continue;
            }

            string name = attribute.Text(0);
            FieldSpec? human = read.Find(f => f.Member.Name == name);
            Location? place = attribute.Place(0, reading.CancellationToken);
            if (NameOfArguments.IsUnknown(place, reading.Known.Compilation, reading.CancellationToken)
                || Refuses(property, read[index], name, human, read, place))
            {
                read[index] = read[index] with { Tier = Tier.ReadOnly, CanClear = false };
                continue;
            }

            FieldSpec suggestion = read[index] with { SuggestionFor = human!.Member.JsonName };
            read[index] = suggestion;
            read[read.IndexOf(human)] = human with { Member = Slot(human.Member, suggestion.Member), IsSuggestedFor = true };
        }

        return read;
    }

    private bool Refuses(IPropertySymbol property, FieldSpec suggestion, string name, FieldSpec? human, List<FieldSpec> fields, Location? place)
    {
        IPropertySymbol? other = human is null ? null : properties.First(p => p.Name == name);
        DiagnosticDescriptor? own = IsKey(property) ? MisfitSuggestionRule.OwnKey
            : !suggestion.IsWritable ? MisfitSuggestionRule.NotWritable
            : !suggestion.CanClear ? MisfitSuggestionRule.NotClearable
            : null;
        (DiagnosticDescriptor? Message, string[] More) mistake = own is not null ? (own, [])
            : other is null ? (MisfitSuggestionRule.Unknown, [])
            : IsKey(other) ? (MisfitSuggestionRule.Key, [])
            : Attribute(other) is not null ? (MisfitSuggestionRule.Suggestion, [])
            : human!.IsWritable ? (MisfitSuggestionRule.Writable, [])
            : human.Tier == Tier.Never ? (MisfitSuggestionRule.Protected, [])
            : TypeNames.IsUnknown(other.Type) ? (null, [])
            : TypeNames.Of(Suggested(property.Type)) != TypeNames.Of(other.Type)
                ? (MisfitSuggestionRule.Type, [TypeNames.InMessage(property.Type), TypeNames.InMessage(other.Type)])
            : !human.Member.Value.CanBeEmpty ? (MisfitSuggestionRule.NeverEmpty, [TypeNames.InMessage(other.Type)])
            : human.IsSuggestedFor
                ? (MisfitSuggestionRule.Twice, [fields.First(f => f.SuggestionFor == human.Member.JsonName).Member.Name])
            : human.Member.IsSensitive && !suggestion.Member.IsSensitive ? (MisfitSuggestionRule.Sensitive, [])
            : (null, []);
        if (mistake.Message is { } message)
        {
            reading.Report(message, place, [record.Name, property.Name, name, .. mistake.More]);
        }

        return mistake.Message is not null || other is null || TypeNames.IsUnknown(other.Type);
    }

    // What people write is bound by no rule for agents.
    private static MemberSpec Slot(MemberSpec human, MemberSpec suggestion)
        => human with { Value = (suggestion.Value.Cites ?? suggestion.Value) with { Rules = null, IsNullable = human.Value.IsNullable } };

    // A suggestion may have to be cited; what a person takes over is its value.
    private ITypeSymbol Suggested(ITypeSymbol type)
        => reading.Known.Is(type, KnownNames.Cited) ? ((INamedTypeSymbol)type).TypeArguments[0] : TypeNames.WithoutNull(type);

    private AttributeData? Attribute(IPropertySymbol property) => reading.Known.Find(Properties.Attributes(property), KnownNames.SuggestionFor);

    private bool IsKey(IPropertySymbol property)
        => property.Equals(id, SymbolEqualityComparer.Default) || property.Equals(version, SymbolEqualityComparer.Default);
}
