using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>A write as the gate sees it.</summary>
internal interface IWriteTool
{
    ToolContract Contract { get; }

    /// <summary>Reads arguments as an agent sent them, or as they were stored.</summary>
    /// <returns>The proposed write; null when there are violations.</returns>
    Proposal? Propose(ReadOnlySpan<byte> utf8, Violations violations);

    /// <summary>Reads the stored arguments of one item of a batch; of all other tools the same as <see cref="Propose"/>.</summary>
    Proposal? ProposeItem(ReadOnlySpan<byte> utf8, Violations violations);
}
