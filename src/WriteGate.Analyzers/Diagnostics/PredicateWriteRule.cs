using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1006: a write must name its record.</summary>
internal static class PredicateWriteRule
{
    private static readonly Rule Rule = new(
        "WG1006",
        "A write must select its record by identifier",
        "A predicate selects what it happens to match when the write runs: nobody can read the record before, show the change to a reviewer, or limit how many are touched.");

    public static readonly DiagnosticDescriptor Call = Rule.Says(
        "{0} selects what it writes by a predicate: {1}; take the record's identifier and select by its key");

    public static readonly DiagnosticDescriptor Parameter = Rule.Says(
        "{0} writes and takes the predicate '{1}'; take the record's identifier, and give the search a read-only tool of its own");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
