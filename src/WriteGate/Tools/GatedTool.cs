using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>
/// A tool that only the gate can run. The way of a call is sealed in the library, one base class a shape; the generated
/// subclass holds nothing but what only the compiler knows. A class that derives from one by hand is a build error (WG1011).
/// </summary>
public abstract class GatedTool
{
    private protected GatedTool()
    {
    }

    /// <summary>What the tool promises.</summary>
    public abstract ToolContract Contract { get; }

    /// <summary>The strict JSON schema of its arguments, UTF-8, a constant of the build.</summary>
    public abstract ReadOnlySpan<byte> Schema(SchemaDialect dialect);

    /// <summary>The fields of the record that a patch or batch changes, protected ones included; null for other shapes.</summary>
    public virtual RecordType? PatchedRecord => null;

    /// <summary>The class that holds the raw method.</summary>
    internal abstract Type ToolsType { get; }

    /// <summary>The instance of that class for one execution.</summary>
    internal abstract object ToolsFrom(IServiceProvider services);
}
