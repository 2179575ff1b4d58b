using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>Tells the properties that are sensitive, each judged once: every body with a log asks of all that it reads.</summary>
internal static class SensitiveFields
{
    private static readonly ConditionalWeakTable<KnownSymbols, ConcurrentDictionary<IPropertySymbol, bool>> Judged = new();

    public static bool Contains(IPropertySymbol property, KnownSymbols known) => Judged.GetValue(known, static _ => new(SymbolEqualityComparer.Default))
        .GetOrAdd(property, p => known.Find(Properties.Attributes(p), KnownNames.SensitiveField) is not null);
}
