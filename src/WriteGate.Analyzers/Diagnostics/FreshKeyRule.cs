using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3003: a key must be one that can be made again.</summary>
internal static class FreshKeyRule
{
    private static readonly Rule Rule = new(
        "WG3003",
        "A key must be one that can be made again",
        "Whoever repeats the call after a crash or a timeout makes the key anew. When it comes out different, the write is carried out twice although a key was sent.");

    public static readonly DiagnosticDescriptor Sent = Rule.Says(
        "'{0}' makes the key of a write from {1}, which nobody can make again; make it from what identifies the write, such as the record's id and the occasion");

    public static readonly DiagnosticDescriptor Initial = Rule.Says(
        "'{2}', a part of the key of '{0}', begins as {1}, which nobody can make again; let the caller give it, or make it from what identifies the write");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
