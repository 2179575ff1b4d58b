using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1012: tools must be instance methods of a sealed partial class.</summary>
internal static class ToolsClassRule
{
    private static readonly Rule Rule = new(
        "WG1012",
        "Tools must be instance methods of a sealed partial class",
        "The generator nests each tool in the class that holds the raw write, and the gate takes the instance from dependency injection. A class it cannot extend or a method that belongs to no instance has no gated form.");

    public static readonly DiagnosticDescriptor StaticClass = Rule.Says(
        "The tools class '{0}' is static; make it a sealed partial class with instance methods: a static class cannot implement IAgentTools<T>");

    public static readonly DiagnosticDescriptor StaticMethod = Rule.Says(
        "The {1} tool '{0}' is static; make it an instance method: tools are taken from dependency injection");

    public static readonly DiagnosticDescriptor NotPartial = Rule.Says(
        "The tools class '{0}' is not partial; add partial so that its tools can be generated into it");

    public static readonly DiagnosticDescriptor OuterNotPartial = Rule.Says(
        "The type '{1}' around the tools class '{0}' is not partial; add partial so that tools can be generated into it");

    public static readonly DiagnosticDescriptor NotSealed = Rule.Says(
        "The tools class '{0}' is not sealed; seal it: a derived class could be registered in its place");

    public static readonly DiagnosticDescriptor Abstract = Rule.Says(
        "The tools class '{0}' is abstract; make it a sealed class: the gate needs an instance");

    public static readonly DiagnosticDescriptor Generic = Rule.Says(
        "The tools class '{0}' is generic or nested in a generic type; make it a plain class: tool names belong to one closed type");

    public static readonly DiagnosticDescriptor FileLocal = Rule.Says(
        "The tools class '{0}' is local to its file; remove the file modifier so that tools can be generated into it");

    public static readonly DiagnosticDescriptor Hidden = Rule.Says(
        "The tools class '{0}' is hidden inside '{1}'; make it internal or public so that it can be registered");

    public static readonly DiagnosticDescriptor NoTools = Rule.Says(
        "The {1} write '{0}' stands in '{2}', which is not marked [AgentTools], so nothing guards it; mark the class, or remove [WriteTier]");

    public static readonly DiagnosticDescriptor Generated = Rule.Says(
        "The tools class '{0}' is itself generated, and no generator sees what another one writes; declare it in a source file of the project");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
