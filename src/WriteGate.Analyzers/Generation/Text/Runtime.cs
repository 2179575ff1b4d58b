namespace WriteGate.Analyzers.Generation.Text;

/// <summary>
/// Names as generated code writes them. Behind <c>::</c> the compiler looks for an alias of the file and for nothing else,
/// so that no type or namespace of the user's can stand in for them.
/// </summary>
internal static class Runtime
{
    /// <summary>The aliases, one a line.</summary>
    public const string Aliases =
        """
        using Compiler = global::System.CodeDom.Compiler;
        using Gate = global::WriteGate;
        using Json = global::WriteGate.Json;
        using Records = global::WriteGate.Records;
        using Tasks = global::System.Threading.Tasks;
        using Threading = global::System.Threading;
        using Tools = global::WriteGate.Tools;
        """;

    /// <summary>Before the name of an attribute of the assembly, which stands before the aliases.</summary>
    public const string OfAssembly = "global::WriteGate.Tools.";

    public const string Json = "Json::";
    public const string Records = "Records::";
    public const string Tools = "Tools::";
    public const string Gate = "Gate::";

    public const string Reader = Json + "StrictJsonReader";
    public const string Writer = Json + "CanonicalJsonWriter";
    public const string ListOf = "global::System.Collections.Generic.List";
    public const string Task = "Tasks::Task";
    public const string ValueTask = "Tasks::ValueTask";
    public const string Token = "Threading::CancellationToken";
    public const string Invariant = "global::System.Globalization.CultureInfo.InvariantCulture";
    public const string Ordinal = "global::System.StringComparer.Ordinal";
}
