using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>
/// The nested static class that holds what a file's readers and writers share: rules, names of members and enums, and one
/// method per object and list type. Only what is asked for is written, in the order in which it was asked for.
/// </summary>
internal sealed class WireClass
{
    private readonly Dictionary<object, string> names = [];
    private readonly List<Action<SourceWriter>> fields = [];
    private readonly List<Action<SourceWriter>> methods = [];
    private readonly NameScope scope = new(["Equals", "ReferenceEquals", "ToString", "GetHashCode", "GetType", "MemberwiseClone", "Finalize"]);

    public WireClass(WireTypes types, string name)
    {
        Types = types;
        Name = name;
        Reading = new(this);
        Writing = new(this);
        Rules = new(this);
        Objects = new(this);
        Collections = new(this);
    }

    public WireTypes Types { get; }

    /// <summary>The class's name.</summary>
    public string Name { get; }

    public ValueReading Reading { get; }

    public ValueWriting Writing { get; }

    public RulesFields Rules { get; }

    public ObjectMethods Objects { get; }

    public CollectionMethods Collections { get; }

    /// <summary>The method that stands for a key, as the code around the class writes it; made when it is asked for first.</summary>
    public string Method(object key, string wantedName, Action<SourceWriter, string> emit) => Member(methods, key, wantedName, emit);

    /// <summary>The field that stands for a key; made when it is asked for first.</summary>
    public string Field(object key, string wantedName, string type, string initializer) => Member(fields, key, wantedName, (writer, name)
        => writer.Write($"internal static readonly {Runtime.Json}{type} {name} = new{initializer};"));

    /// <summary>The names of an enum, or those of them that rules leave.</summary>
    public string NamesOf(ValueSpec value, bool isNarrowed, string owner)
    {
        EnumSpec type = Types.EnumOf(value);
        bool narrows = isNarrowed && value.Rules is { } rules && rules.Allowed.Count + rules.Denied.Count > 0;
        IEnumerable<EnumMemberSpec> values = narrows ? Types.NamesOf(value) : type.Members;
        object key = narrows ? (type.Type, value.Rules) : type.Type;
        IEnumerable<string> pairs = values.Select(member => $"({Literals.Of(member.JsonName)}, {type.Type}.{Identifiers.Escape(member.Name)})");
        return Field(key, (narrows ? owner + "Allowed" : Identifiers.WordOf(type.Type)) + "Names", $"EnumNames<{type.Type}>", $"({string.Join(", ", pairs)})");
    }

    /// <summary>A list of names: of an object's members, or of the kinds of a union.</summary>
    public string NamesOf(string wantedName, IEnumerable<string> jsonNames)
    {
        string list = Literals.List(jsonNames);
        return Field(("names", list), wantedName, "MemberNames", $"({list})");
    }

    public void Emit(SourceWriter writer)
    {
        // Writing one method may ask for others, and for fields, which stand before them.
        SourceWriter body = writer.Inner();
        for (int i = 0; i < methods.Count; i++)
        {
            methods[i](body);
        }

        if (fields.Count + methods.Count == 0)
        {
            return;
        }

        writer.Gap();
        writer.Write(GeneratedFile.Mark);
        using (writer.Begin($"private static class {Name}"))
        {
            foreach (Action<SourceWriter> emit in fields)
            {
                emit(writer);
            }

            writer.Gap();
            writer.Append(body);
        }
    }

    private string Member(List<Action<SourceWriter>> members, object key, string wantedName, Action<SourceWriter, string> emit)
    {
        if (!names.TryGetValue(key, out string name))
        {
            name = names[key] = scope.Take(wantedName);
            members.Add(writer => emit(writer, name));
        }

        return $"{Name}.{name}";
    }
}
