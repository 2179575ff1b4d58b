using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>What was seen when the record was read before a write, and what is left to write then.</summary>
internal sealed record Sighting
{
    /// <summary>Why the call cannot be about a record: it does not exist, or is another one. Null when it exists.</summary>
    public string? NotFound { get; init; }

    /// <summary>Where in the arguments the missing record stands, as a JSON Pointer.</summary>
    public string NotFoundAt { get; init; } = "";

    public string? RecordId { get; init; }

    public string? Version { get; init; }

    /// <summary>The highest tier among the tool and the fields that really change.</summary>
    public WriteTier Tier { get; init; }

    public byte[]? Before { get; init; }

    public byte[]? After { get; init; }

    /// <summary>What was proposed and is left out, as <see cref="Intents.Intent.Skipped"/> has it.</summary>
    public byte[]? Skipped { get; init; }

    /// <summary>Whether the record already is as asked, as far as it may be.</summary>
    public bool NothingToDo { get; init; }

    /// <summary>Whether a write now would leave exactly this behind, and touch nothing else.</summary>
    public bool LeadsTo(ReadOnlySpan<byte> after) => after.SequenceEqual(After);

    /// <summary>How many fields change, of a batch in the item that changes most.</summary>
    public int Fields { get; init; }

    /// <summary>The changing fields that a person must approve.</summary>
    public IReadOnlyList<string> Reviewed { get; init; } = [];

    /// <summary>The fields that a patch or batch would really change.</summary>
    public FieldSet Touched { get; init; }

    /// <summary>Why the system of record no longer takes those fields; null where it does, or where nobody asks it.</summary>
    public string? Drift { get; init; }

    /// <summary>Whether all that would change is in shadow; <see cref="Before"/>, <see cref="After"/> and the rest then are of that.</summary>
    public bool IsShadow { get; init; }

    /// <summary>What would change and is in shadow.</summary>
    public IReadOnlyList<ShadowedChange> Shadowed { get; init; } = [];

    /// <summary>Every record that was read, for the run's coverage.</summary>
    public IReadOnlyList<string> Seen { get; init; } = [];
}
