using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads the names of an enum.</summary>
internal static class EnumReader
{
    public static ValueSpec? Read(INamedTypeSymbol type, Site site, ContractReading reading)
    {
        string name = TypeNames.Of(type);
        if (!reading.Types.TryGetEnum(name, out EnumSpec? spec))
        {
            spec = ReadMembers(type, name, site, reading);
            reading.Types.AddEnum(name, spec);
        }

        return spec is null ? null : new(spec.IsFlags ? ValueKind.Flags : ValueKind.Enum, name) { Enum = name };
    }

    /// <summary>The name of a member on the wire.</summary>
    public static string JsonName(IFieldSymbol member, KnownSymbols known)
        => known.Find(member, KnownNames.JsonStringEnumMemberName) is { } attribute && attribute.Text(0) is { Length: > 0 } renamed
            ? renamed
            : member.Name;

    private static EnumSpec? ReadMembers(INamedTypeSymbol type, string name, Site site, ContractReading reading)
    {
        bool isFlags = reading.Known.Has(type, "System.FlagsAttribute");
        Dictionary<object, IFieldSymbol> values = [];
        Dictionary<string, IFieldSymbol> names = new(StringComparer.Ordinal);
        List<EnumMemberSpec> members = [];
        if (!ObjectReader.IsVisible(type, site, reading))
        {
            return null;
        }

        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(f => f is { IsConst: true, ConstantValue: not null }))
        {
            string jsonName = JsonName(field, reading.Known);
            if (values.TryGetValue(field.ConstantValue!, out IFieldSymbol? same))
            {
                reading.Report(UnsayableTypeRule.EnumAlias, site.Place, site.Name, TypeNames.InMessage(type), same.Name, field.Name);
                return null;
            }

            if (names.ContainsKey(jsonName))
            {
                reading.Report(UnsayableTypeRule.EnumName, site.Place, site.Name, TypeNames.InMessage(type), jsonName);
                return null;
            }

            values.Add(field.ConstantValue!, field);
            names.Add(jsonName, field);
            members.Add(new(field.Name, jsonName));
        }

        if (isFlags)
        {
            members.RemoveAll(m => !IsFlag(values.First(v => v.Value.Name == m.Name).Key, values.Keys));
        }

        if (members.Count == 0)
        {
            reading.Report(UnsayableTypeRule.EnumEmpty, site.Place, site.Name, TypeNames.InMessage(type));
            return null;
        }

        return new(name, isFlags, new(members));
    }

    /// <summary>
    /// A set says "none" by being empty and "all" by listing its flags, so neither zero nor a sum of flags has a name on
    /// the wire: one set has one form.
    /// </summary>
    private static bool IsFlag(object value, IEnumerable<object> all)
    {
        ulong bits = Bits(value);
        ulong singles = all.Select(Bits).Where(b => b != 0 && (b & (b - 1)) == 0).Aggregate(0UL, (sum, b) => sum | b);
        return bits != 0 && ((bits & (bits - 1)) == 0 || (bits & ~singles) != 0);
    }

    private static ulong Bits(object value)
        => value is ulong large ? large : unchecked((ulong)System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
}
