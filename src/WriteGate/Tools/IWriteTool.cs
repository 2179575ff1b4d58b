using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>A write as the gate sees it.</summary>
internal interface IWriteTool
{
    ToolContract Contract { get; }

    /// <summary>Reads arguments as an agent sent them, or as they were stored.</summary>
    /// <returns>The proposed write; null when there are violations.</returns>
    Proposal? Propose(ReadOnlySpan<byte> utf8, Violations violations);
}
