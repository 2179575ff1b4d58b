using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>The tables of a spec, looked up by type.</summary>
internal sealed class WireTypes
{
    private readonly Dictionary<string, ObjectSpec> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumSpec> enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PatchSpec> patches = new(StringComparer.Ordinal);

    public WireTypes(ToolsSpec spec)
        : this(spec.Objects, spec.Enums)
    {
        foreach (PatchSpec patch in spec.Patches)
        {
            patches[patch.Type] = patch;
        }
    }

    public WireTypes(RecordSpec spec)
        : this(spec.Objects, spec.Enums)
    {
    }

    public WireTypes(HandOffSpec spec)
        : this(spec.Objects, spec.Enums)
    {
    }

    private WireTypes(IEnumerable<ObjectSpec> objects, IEnumerable<EnumSpec> enums)
    {
        foreach (ObjectSpec item in objects)
        {
            this.objects[item.Type] = item;
        }

        foreach (EnumSpec item in enums)
        {
            this.enums[item.Type] = item;
        }
    }

    public ObjectSpec ObjectOf(ValueSpec value) => objects[value.Object!];

    /// <summary>The hand-off itself.</summary>
    public ObjectSpec ObjectOf(HandOffSpec handOff) => objects[handOff.Type.Type];

    public ObjectSpec ObjectOf(BranchSpec branch) => objects[branch.Object];

    public PatchSpec PatchOf(ValueSpec value) => patches[value.Type];

    public EnumSpec EnumOf(ValueSpec value) => enums[value.Enum!];

    /// <summary>The names of an enum that a value may have; rules may leave only some.</summary>
    public IEnumerable<EnumMemberSpec> NamesOf(ValueSpec value)
    {
        IEnumerable<EnumMemberSpec> members = EnumOf(value).Members;
        return value.Rules is not { } rules ? members : members.Where(member =>
        {
            string json = Schemas.JsonText.Of(member.JsonName);
            return (rules.Allowed.Count == 0 || rules.Allowed.Contains(json)) && !rules.Denied.Contains(json);
        });
    }

    /// <summary>Whether a value holds, at any depth, a member that a type computes: it is written in results only.</summary>
    public bool HasComputed(ValueSpec value) => HasComputed(value, new(StringComparer.Ordinal));

    private bool HasComputed(ValueSpec value, HashSet<string> seen) => value.Kind switch
    {
        ValueKind.List or ValueKind.Dictionary => HasComputed(value.Item!, seen),
        ValueKind.Object => seen.Add(value.Object!) && HasComputed(ObjectOf(value), seen),
        _ => false,
    };

    private bool HasComputed(ObjectSpec type, HashSet<string> seen)
        => type.Members.Any(member => !member.IsReadable || HasComputed(member.Value, seen))
            || type.Branches.Any(branch => seen.Add(branch.Object) && HasComputed(ObjectOf(branch), seen));
}
