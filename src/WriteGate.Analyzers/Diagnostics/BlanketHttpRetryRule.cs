using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3010: a retry of all requests must leave out writes without a key.</summary>
internal static class BlanketHttpRetryRule
{
    private static readonly Rule Rule = new(
        "WG3010",
        "A retry of all requests must leave out writes without a key",
        "A retry below the client knows no verbs: a POST whose answer was lost is sent again, and what it made is made twice.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Registered = Rule.Says(
        "'{1}' in '{0}' makes the client resend every request that fails, POST without a key included; call DisableForUnsafeHttpMethods() on its retry, choose by request.Method, or add an Idempotency-Key in a handler before it");

    public static readonly DiagnosticDescriptor Handler = Rule.Says(
        "The handler '{0}' resends every request that fails, POST without a key included; resend only where request.Method is safe or the request has an Idempotency-Key");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
