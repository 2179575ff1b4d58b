using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Tells text that a model words anew each time from text that it copies or chooses.</summary>
internal static class FreeProse
{
    /// <summary>The longest text that is taken for a name or code rather than prose.</summary>
    private const int LongestCode = 64;

    public static bool IsIn(MemberSpec member, ISymbol? symbol, ContractReading reading)
        => IsIn(member, member.Value, symbol, reading, []);

    private static bool IsIn(MemberSpec member, ValueSpec value, ISymbol? symbol, ContractReading reading, HashSet<string> seen) => value.Kind switch
    {
        ValueKind.String => !IsBounded(value.Rules) && !ResourceReader.IsIdentifier(member, symbol, reading.Known),
        ValueKind.List or ValueKind.Dictionary => IsIn(member, value.Item!, symbol, reading, seen),
        ValueKind.Object => IsInObject(value.Object!, reading, seen),
        _ => false,
    };

    private static bool IsInObject(string type, ContractReading reading, HashSet<string> seen)
        => seen.Add(type)
            && reading.Types.Object(type) is { } spec
            && (spec.Members.Any(m => IsIn(m, m.Value, null, reading, seen)) || spec.Branches.Any(b => IsInObject(b.Object, reading, seen)));

    private static bool IsBounded(RulesSpec? rules)
        => rules is not null && (rules.MaxLength <= LongestCode || rules.Pattern is not null || rules.Format is not null || rules.Allowed.Count > 0);
}
