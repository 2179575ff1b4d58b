using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG6003: the policy file must speak of what there is.</summary>
internal static class PolicyFileRule
{
    private static readonly Rule Rule = new(
        "WG6003",
        "The policy file must speak of what there is",
        "A limit for a resource that is spelled otherwise limits nothing, and nobody notices until it should have held. Names, keys and types of writegate.policy.json are held against the tools and records of the build.");

    public static readonly DiagnosticDescriptor Broken = Rule.Says(
        "{0} cannot be read at line {1}: {2}; correct it there");

    public static readonly DiagnosticDescriptor Key = Rule.Says(
        "{0} is no key of the policy; use one of {1}");

    public static readonly DiagnosticDescriptor Type = Rule.Says(
        "{0} must be {1}; correct the value in the policy file");

    public static readonly DiagnosticDescriptor Resource = Rule.Says(
        "{0} names no resource or tool of this build; use one of {1}");

    public static readonly DiagnosticDescriptor Field = Rule.Says(
        "{0} names the field '{1}', which agents cannot write{2}; correct the name or take it out");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
