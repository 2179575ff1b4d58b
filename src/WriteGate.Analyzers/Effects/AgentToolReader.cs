using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>Recognises tools, however they are declared, so that a project is held to the rules before a single annotation is written.</summary>
internal static class AgentToolReader
{
    /// <summary>Attributes of the known hosts, and where in them the tool's name stands.</summary>
    private static readonly Dictionary<string, ToolDeclaration> Hosts = new(StringComparer.Ordinal)
    {
        [KnownNames.McpServerTool] = ToolDeclaration.Mcp,
        [KnownNames.KernelFunction] = ToolDeclaration.Kernel,
        ["AutoGen.Core.FunctionAttribute"] = ToolDeclaration.AutoGen,
        ["AutoGen.FunctionAttribute"] = ToolDeclaration.AutoGen,
    };

    /// <summary>The methods by which a command type runs.</summary>
    private static readonly HashSet<string> Runs = new(StringComparer.Ordinal) { "Execute", "Invoke", "Run", "Handle", "Call" };

    /// <summary>The tool that a method is by its own declaration; null for any other method.</summary>
    public static AgentTool? Read(IMethodSymbol method, KnownSymbols known, ToolAttributes configured)
    {
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.LocalFunction))
        {
            return null;
        }

        AttributeData? tier = known.Find(method, KnownNames.WriteTier);
        tier = tier?.IsBroken() == false ? tier : null;
        bool isInToolsClass = method.ContainingType is { } type && known.Has(type, KnownNames.AgentTools);
        (ToolDeclaration Declaration, AttributeData? Attribute)? host = Host(method, known, configured);
        ToolDeclaration? declaration = tier is not null ? ToolDeclaration.WriteTier
            : host?.Declaration ?? (isInToolsClass && IsOffered(method) ? ToolDeclaration.AgentTools : null);
        if (declaration is not { } found || method.Locations.FirstOrDefault(l => l.IsInSource) is not { } location)
        {
            return null;
        }

        string? name = known.Find(method, KnownNames.ToolName)?.Argument(0) as string ?? NameOf(host);
        return new(method, found, location, string.IsNullOrEmpty(name) ? method.Name : name!)
        {
            Tier = tier is null ? null : Tiers.Of(tier),
            Hints = host is { Attribute: { } attribute, Declaration: ToolDeclaration.Mcp or ToolDeclaration.Configured } ? ToolHints.Of(attribute) : null,
            Host = host?.Attribute,
            Description = host?.Attribute is { } maker ? maker.Named<string?>("Description", null) ?? AutoGenDescription(host.Value) : null,
            HasContract = tier is not null && isInToolsClass,
            HandedBy = host?.Attribute is { AttributeClass: { } shown } ? $"[{WithoutSuffix(shown.Name, "Attribute")}]" : null,
        };
    }

    /// <summary>The tools that a call makes of what it is handed: a method group, a lambda or a method found by its name.</summary>
    public static ImmutableArray<AgentTool> Read(IInvocationOperation call, KnownSymbols known, CancellationToken cancellationToken)
        => ToolFactories.Read(call, known, cancellationToken);

    /// <summary>What hands the method to a host of its own; an override inherits it.</summary>
    private static (ToolDeclaration Declaration, AttributeData? Attribute)? Host(IMethodSymbol method, KnownSymbols known, ToolAttributes configured)
    {
        SyntaxTree? tree = method.Locations.FirstOrDefault(l => l.IsInSource)?.SourceTree;
        for (IMethodSymbol? m = method; m is not null; m = m.OverriddenMethod)
        {
            foreach (AttributeData attribute in m.GetAttributes())
            {
                string name = known.NameOf(attribute.AttributeClass);
                if (Hosts.TryGetValue(name, out ToolDeclaration host))
                {
                    return (host, attribute);
                }

                if (configured.Contains(name, tree))
                {
                    return (ToolDeclaration.Configured, attribute);
                }
            }
        }

        AttributeData? command = IsOffered(method) || method.IsOverride
            ? method.ContainingType?.GetAttributes().FirstOrDefault(a => configured.Contains(known.NameOf(a.AttributeClass), tree))
            : null;
        return command is not null && Runs.Contains(WithoutSuffix(method.Name, "Async")) ? (ToolDeclaration.Configured, command) : null;
    }

    /// <summary>Whether others can call it and it is not there for the language or a base class.</summary>
    private static bool IsOffered(IMethodSymbol method)
        => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsOverride: false, IsImplicitlyDeclared: false }
            && method.Name is not ("Dispose" or "DisposeAsync");

    private static string? NameOf((ToolDeclaration Declaration, AttributeData? Attribute)? host) => host is { Attribute: { } attribute }
        ? attribute.Named<string?>("Name", null) ?? (host.Value.Declaration == ToolDeclaration.Mcp ? null : attribute.Argument(0) as string)
        : null;

    private static string? AutoGenDescription((ToolDeclaration Declaration, AttributeData? Attribute) host)
        => host.Declaration == ToolDeclaration.AutoGen ? host.Attribute!.Argument(1) as string : null;

    private static string WithoutSuffix(string name, string suffix)
        => name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
}
