using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Records;

/// <summary>The typed slots of the fields that a patch has room for, and what they are called.</summary>
internal sealed class PatchSlots
{
    // Parameters of the methods that work on slots; a slot of that name would be hidden by them.
    private static readonly string[] Parameters = ["field", "json", "record", "from", "other", "that", "isSet", "isHidden"];

    public PatchSlots(RecordSpec record, string name)
    {
        NameScope names = new(Parameters);
        Record = record;
        Name = name;
        Type = $"{record.Type.Type}.{name}";
        Slots = [.. record.Fields.TakeWhile(field => field.HasSlot)
            .Select((field, index) => new PatchSlot(index, field, Identifiers.Escape(names.Take(Identifiers.Camel(field.Member.Name)))))];
    }

    public RecordSpec Record { get; }

    /// <summary>Name of the class, nested in the record.</summary>
    public string Name { get; }

    /// <summary>Its <c>global::</c> name.</summary>
    public string Type { get; }

    public IReadOnlyList<PatchSlot> Slots { get; }
}

/// <summary>One slot.</summary>
/// <param name="Index">Index of the field in the record's table.</param>
/// <param name="Field">The field.</param>
/// <param name="Name">The slot's name, escaped.</param>
internal sealed record PatchSlot(int Index, FieldSpec Field, string Name)
{
    public ValueSpec Value => Field.Member.Value;

    /// <summary>The C# name of the record's property, escaped.</summary>
    public string Property => Identifiers.Escape(Field.Member.Name);

    /// <summary>What rules and methods made for the field are named after.</summary>
    public string Owner => Identifiers.Pascal(Field.Member.Name);

    /// <summary>The slot's type: nullable where the field's type has a null of its own.</summary>
    public string SlotType => Value.IsValueType ? Value.Type : Value.Type + "?";

    /// <summary>The value of a slot that is set, which is not null.</summary>
    public string ValueIn(string holder) => Value.IsValueType ? $"{holder}{Name}" : $"{holder}{Name}!";
}
