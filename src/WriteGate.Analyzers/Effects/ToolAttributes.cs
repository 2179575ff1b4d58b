using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Analyzers.Effects;

/// <summary>
/// The attributes that make a method or a command type a tool in this project, beside those of the known hosts:
/// <c>writegate_tool_attributes = Acme.AgentCommandAttribute, Acme.ToolAttribute</c> in <c>.editorconfig</c>, by metadata name.
/// </summary>
internal sealed class ToolAttributes
{
    public const string Key = "writegate_tool_attributes";

    private const string Suffix = "Attribute";

    /// <summary>Command types of Microsoft's MCP servers.</summary>
    private const string McpCommand = "Microsoft.Mcp.Core.Commands.CommandMetadataAttribute";

    private static readonly ConditionalWeakTable<AnalyzerOptions, ToolAttributes> Cache = new();

    private readonly AnalyzerConfigOptionsProvider provider;
    private readonly ConditionalWeakTable<SyntaxTree, HashSet<string>> ofTrees = new();

    private ToolAttributes(AnalyzerOptions options) => provider = options.AnalyzerConfigOptionsProvider;

    public static ToolAttributes For(AnalyzerOptions options) => Cache.GetValue(options, static o => new ToolAttributes(o));

    /// <summary>Whether an attribute of this metadata name makes a tool in this file.</summary>
    public bool Contains(string attribute, SyntaxTree? tree)
        => attribute == McpCommand || (tree is not null && attribute.Length > 0 && ofTrees.GetValue(tree, Read).Contains(attribute));

    private HashSet<string> Read(SyntaxTree tree)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        if (provider.GetOptions(tree).TryGetValue(Key, out string? list) || provider.GlobalOptions.TryGetValue(Key, out list))
        {
            foreach (string name in list.Split(',').Select(n => n.Trim()).Where(n => n.Length > 0))
            {
                names.Add(name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix);
            }
        }

        return names;
    }
}
