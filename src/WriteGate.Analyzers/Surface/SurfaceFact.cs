namespace WriteGate.Analyzers.Surface;

/// <summary>One fact of a line, in words that a reviewer reads.</summary>
internal sealed record SurfaceFact(string Name, string Value)
{
    /// <summary><c>autonomous</c>, <c>reviewed</c> or <c>never</c>.</summary>
    public const string Tier = "tier";

    /// <summary><c>patch</c>, <c>action</c> or <c>create</c>.</summary>
    public const string Does = "does";

    /// <summary>The resource written.</summary>
    public const string On = "on";

    /// <summary>The resource of what a create makes, where it is another one.</summary>
    public const string Makes = "makes";

    /// <summary>How many records one call may write, where it is more than one.</summary>
    public const string Items = "items";

    /// <summary>What makes two calls the same write.</summary>
    public const string Key = "key";

    /// <summary>For how long the same key is the same write.</summary>
    public const string Window = "window";

    /// <summary>How the write is taken back.</summary>
    public const string Undo = "undo";

    /// <summary>Present where a field may be emptied.</summary>
    public const string Clear = "clear";

    /// <summary>For a suggestion, the field of a person beside which it is left alone once that is filled.</summary>
    public const string For = "for";

    /// <summary>The type in words.</summary>
    public const string Type = "type";

    /// <summary>The beginning of the SHA-256 of the schema, descriptions left out.</summary>
    public const string Schema = "schema";

    /// <summary>Why a method is a read although it looks like a write.</summary>
    public const string Because = "because";
}
