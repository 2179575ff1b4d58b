using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>What one tool's generated types are called, and the types they are made of.</summary>
internal sealed class ToolNames
{
    // Members that every struct has; a property of that name would hide one.
    private static readonly string[] Inherited = ["Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize"];

    public ToolNames(ToolsSpec tools, ToolSpec tool, NameScope members)
    {
        Tools = tools;
        Tool = tool;
        Class = members.Take(tool.Identifier + "Tool");
        Arguments = members.Take(tool.Identifier + "Arguments");
        NameScope properties = new([.. Inherited, Arguments]);
        Properties = [.. tool.Parameters.Select(parameter => properties.Take(Identifiers.Pascal(parameter.Name)))];
        Parameters = [.. tool.Parameters.Select(parameter => Identifiers.Escape(parameter.Name))];
    }

    public ToolsSpec Tools { get; }

    public ToolSpec Tool { get; }

    /// <summary>The class nested in the user's.</summary>
    public string Class { get; }

    /// <summary>The struct nested in the user's.</summary>
    public string Arguments { get; }

    /// <summary>Names of the struct's properties, one a parameter.</summary>
    public IReadOnlyList<string> Properties { get; }

    /// <summary>Names of the parameters, escaped.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Whether a typed call outside the class may be public, and with it the struct that a batch takes.</summary>
    public string Access => !Tool.HasTypedCall ? "private" : "internal";

    /// <summary>The struct is public only where a public call takes a list of it.</summary>
    public string ArgumentsAccess => Tool is { Shape: Shape.Batch, IsPublicCall: true } ? "public" : Access;

    public string ToolsType => Tools.Type.Type;

    /// <summary>What the raw method returns to the gate.</summary>
    public string ResultType => Tool.Result?.TypeText() ?? Runtime.Gate + "Nothing";

    public string RecordType => Tool.Parameters[Tool.PatchParameter].Value.Type;

    /// <summary>The library class that the tool derives from.</summary>
    public string BaseType => Tool.Shape switch
    {
        Shape.Patch or Shape.Batch => $"{Runtime.Tools}{Tool.Shape}Tool<{ToolsType}, {Arguments}, {RecordType}>",
        _ => $"{Runtime.Tools}{Tool.Shape}Tool<{ToolsType}, {Arguments}, {ResultType}>",
    };
}
