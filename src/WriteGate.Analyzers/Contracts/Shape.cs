namespace WriteGate.Analyzers.Contracts;

/// <summary>The runtime's <c>ToolShape</c>.</summary>
internal enum Shape
{
    Read,
    Patch,
    Action,
    Create,
    Batch,
}
