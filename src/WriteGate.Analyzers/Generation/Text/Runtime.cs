namespace WriteGate.Analyzers.Generation.Text;

/// <summary>The runtime's names as generated code writes them.</summary>
internal static class Runtime
{
    public const string Json = "global::WriteGate.Json.";
    public const string Records = "global::WriteGate.Records.";
    public const string Tools = "global::WriteGate.Tools.";
    public const string Gate = "global::WriteGate.";

    public const string Reader = Json + "StrictJsonReader";
    public const string Writer = Json + "CanonicalJsonWriter";
    public const string ListOf = "global::System.Collections.Generic.List";
    public const string Task = "global::System.Threading.Tasks.Task";
    public const string ValueTask = "global::System.Threading.Tasks.ValueTask";
    public const string Token = "global::System.Threading.CancellationToken";
    public const string Invariant = "global::System.Globalization.CultureInfo.InvariantCulture";
    public const string Ordinal = "global::System.StringComparer.Ordinal";
}
