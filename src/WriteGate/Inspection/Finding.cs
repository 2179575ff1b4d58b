namespace WriteGate.Inspection;

/// <summary>Something found in the text of a proposed write. It never holds what was found.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="What">What exactly, such as "a German tax number".</param>
/// <param name="Path">Where in the arguments, as a JSON Pointer.</param>
/// <param name="Excerpt">The found text, masked: at most its first and last two characters.</param>
public sealed record Finding(FindingKind Kind, string What, string Path, string Excerpt)
{
    /// <summary>Whether what was found must not be stored in the clear.</summary>
    public bool IsPersonal => Kind is not (FindingKind.TemplateToken or FindingKind.InjectionSign);

    /// <inheritdoc/>
    public override string ToString() => $"{What} at {Path} ({Excerpt})";
}
