namespace WriteGate.Json;

/// <summary>What a <see cref="Violation"/> is about: stable words that a model, a test or a counter can rely on.</summary>
public static class ViolationCode
{
    /// <summary>The bytes are no JSON document: bad syntax, bad UTF-8, a byte order mark, too deep, or something after the end.</summary>
    public const string Malformed = "malformed_json";

    /// <summary>A member that the object does not have.</summary>
    public const string UnknownMember = "unknown_member";

    /// <summary>A field that no agent may write.</summary>
    public const string ProtectedField = "protected_field";

    /// <summary>A required member is not there.</summary>
    public const string Missing = "missing_member";

    /// <summary>A member or a key stands in its object twice.</summary>
    public const string Duplicate = "duplicate_member";

    /// <summary>A value of another JSON type than asked for.</summary>
    public const string WrongType = "wrong_type";

    /// <summary>A number or a point in time outside what the type or a rule allows.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>A value that is not among the allowed ones, or is among the denied ones.</summary>
    public const string NotAllowed = "value_not_allowed";

    /// <summary>A text that has not the form asked for: a date, an identifier, a pattern.</summary>
    public const string BadFormat = "bad_format";

    /// <summary>A text, a list or a blob that is too short or too long.</summary>
    public const string BadLength = "bad_length";

    /// <summary>A patch gives a field a value and empties it.</summary>
    public const string SetAndClear = "set_and_clear";

    /// <summary>A patch changes nothing.</summary>
    public const string EmptyPatch = "empty_patch";

    /// <summary>A patch empties a field that must hold a value.</summary>
    public const string NotClearable = "not_clearable";

    /// <summary>The record that the arguments name does not exist.</summary>
    public const string NotFound = "record_not_found";

    /// <summary>An item stands twice in a list whose items must differ.</summary>
    public const string DuplicateItem = "duplicate_item";

    /// <summary>A check of the host's own.</summary>
    public const string Invalid = "invalid";
}
