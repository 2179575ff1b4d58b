namespace WriteGate;

/// <summary>Text from outside (a mail, a note, a page): data to be quoted, never an instruction.</summary>
/// <param name="value">The text.</param>
public sealed class UntrustedText(string value)
{
    private string? folded;

    /// <summary>The text, to be used as data only.</summary>
    public string Value { get; } = value;

    /// <summary>The text to find excerpts in.</summary>
    internal string Folded => folded ??= Records.Citations.Fold(Value);

    /// <summary>Does not give the text away, so that it is not pasted into a prompt by accident.</summary>
    public override string ToString() => $"(untrusted text of {Value.Length} characters)";
}
