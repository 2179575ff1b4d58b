namespace WriteGate.Tools;

/// <summary>Carries what a record's documentation comments say to projects that reference its assembly. Generated.</summary>
/// <param name="record">The record type.</param>
/// <param name="member">A property's name, or empty for the record itself.</param>
/// <param name="text">The description.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class RecordDescriptionAttribute(Type record, string member, string text) : Attribute
{
    /// <summary>The record type.</summary>
    public Type Record { get; } = record;

    /// <summary>A property's name, or empty for the record itself.</summary>
    public string Member { get; } = member;

    /// <summary>The description.</summary>
    public string Text { get; } = text;
}
