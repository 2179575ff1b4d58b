namespace WriteGate.Records;

/// <summary>What a value says of where it was read.</summary>
public interface ICitation
{
    /// <summary>Name of the source.</summary>
    string Source { get; }

    /// <summary>Words of the source.</summary>
    string Excerpt { get; }
}
