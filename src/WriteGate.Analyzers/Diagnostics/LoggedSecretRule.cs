using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG5002: sensitive fields must not be logged.</summary>
internal static class LoggedSecretRule
{
    private static readonly Rule Rule = new(
        "WG5002",
        "Sensitive fields must not be logged",
        "The gate encrypts what is stored of a sensitive field and never logs it. A line in a log lives longer, is read by more people and is never erased.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Field = Rule.Says(
        "'{0}' writes the sensitive {1} to a log; leave it out, or log an identifier instead");

    public static readonly DiagnosticDescriptor Record = Rule.Says(
        "'{0}' writes a whole {1} to a log, its sensitive field '{2}' included; log its identifier instead");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
