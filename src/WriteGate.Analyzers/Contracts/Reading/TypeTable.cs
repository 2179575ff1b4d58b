namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>The objects and enums met so far. A null entry is a type that was reported already.</summary>
internal sealed class TypeTable
{
    private readonly Dictionary<(string Type, bool IsArgument), ObjectSpec?> objects = [];
    private readonly Dictionary<string, EnumSpec?> enums = new(StringComparer.Ordinal);
    private readonly HashSet<string> recursive = new(StringComparer.Ordinal);

    /// <summary>Objects being read, outermost first, each with whether the way to the next one always leads there.</summary>
    public List<string> Open { get; } = [];

    public bool TryGetObject(string type, bool isArgument, out ObjectSpec? spec) => objects.TryGetValue((type, isArgument), out spec);

    public void AddObject(string type, bool isArgument, ObjectSpec? spec) => objects[(type, isArgument)] = spec;

    public bool TryGetEnum(string type, out EnumSpec? spec) => enums.TryGetValue(type, out spec);

    public void AddEnum(string type, EnumSpec? spec) => enums[type] = spec;

    /// <summary>Notes that every open object from this one inwards contains itself.</summary>
    public void MarkRecursive(string type)
    {
        for (int i = Open.LastIndexOf(type); i >= 0 && i < Open.Count; i++)
        {
            recursive.Add(Open[i]);
        }
    }

    /// <summary>The object as a result has it, which also holds what is only written, else as an argument has it.</summary>
    public ObjectSpec? Object(string type)
    {
        ObjectSpec? spec = objects.TryGetValue((type, false), out ObjectSpec? result) && result is not null
            ? result
            : objects.TryGetValue((type, true), out ObjectSpec? argument) ? argument : null;
        return spec is not null && recursive.Contains(type) ? spec with { IsRecursive = true } : spec;
    }

    public EnumSpec? Enum(string type) => enums.TryGetValue(type, out EnumSpec? spec) ? spec : null;
}
