using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>What taking a write back would do.</summary>
internal sealed record ReversalPlan
{
    /// <summary>Fields that moved since the write, or why it cannot be taken back; null when it can.</summary>
    public string? Objection { get; init; }

    /// <summary>Whether the objection is that somebody changed the record since, which an operator may overrule by naming fields.</summary>
    public bool Moved { get; init; }

    /// <summary>Whether the record already is as before.</summary>
    public bool NothingToDo { get; init; }

    public string? RecordId { get; init; }

    public string? Version { get; init; }

    public byte[]? Before { get; init; }

    public byte[]? After { get; init; }

    /// <summary>The fields that a patch would change.</summary>
    public FieldSet Touched { get; init; }
}
