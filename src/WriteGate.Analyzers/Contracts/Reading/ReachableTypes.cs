using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>
/// The objects and enums that a spec really uses, in the order they are met: what a left-out tool alone needed is left out too.
/// </summary>
internal sealed class ReachableTypes(TypeTable types)
{
    private readonly List<ObjectSpec> objects = [];
    private readonly List<EnumSpec> enums = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public EquatableArray<ObjectSpec> Objects => new(objects);

    public EquatableArray<EnumSpec> Enums => new(enums);

    /// <summary>Whether any member met is sensitive.</summary>
    public bool HasSensitive { get; private set; }

    public void Add(MemberSpec member)
    {
        HasSensitive |= member.IsSensitive;
        Add(member.Value);
    }

    public void Add(ValueSpec? value)
    {
        for (; value is not null; value = value.Item)
        {
            if (value.Enum is { } enumType && seen.Add(enumType) && types.Enum(enumType) is { } enumSpec)
            {
                enums.Add(enumSpec);
            }

            if (value.Object is { } objectType)
            {
                AddObject(objectType);
            }
        }
    }

    private void AddObject(string type)
    {
        if (!seen.Add(type) || types.Object(type) is not { } spec)
        {
            return;
        }

        objects.Add(spec);
        foreach (MemberSpec member in spec.Members)
        {
            Add(member);
        }

        foreach (BranchSpec branch in spec.Branches)
        {
            AddObject(branch.Object);
        }
    }
}
