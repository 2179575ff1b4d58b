using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>The object types that one tool's schema holds more than once; they are stated in <c>$defs</c>.</summary>
internal sealed class Definitions
{
    private readonly WireTypes types;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<ObjectSpec> objects = [];
    private readonly NameScope scope = new([]);

    public Definitions(IEnumerable<MemberSpec> parameters, WireTypes types)
    {
        this.types = types;
        foreach (MemberSpec parameter in parameters)
        {
            Count(parameter.Value);
        }
    }

    /// <summary>In the order in which they are first met twice.</summary>
    public IReadOnlyList<ObjectSpec> Objects => objects;

    public string NameOf(ObjectSpec type) => names[type.Type];

    public bool Contains(ObjectSpec type) => names.ContainsKey(type.Type);

    private void Count(ValueSpec value)
    {
        if (value.Kind == ValueKind.Object)
        {
            Count(types.ObjectOf(value));
        }
        else if (value.Kind == ValueKind.Patch)
        {
            Count(types.PatchOf(value).Fields.Select(field => field.Member));
        }
        else if (value.Item is { } item)
        {
            Count(item);
        }
    }

    private void Count(ObjectSpec type)
    {
        if (seen.Add(type.Type))
        {
            // A branch stands in its union with a discriminator: it is not the same object as the type by itself.
            Count(type.Members.Where(member => member.IsReadable).Concat(type.Branches.SelectMany(branch => types.ObjectOf(branch).Members)));
        }
        else if (!names.ContainsKey(type.Type))
        {
            names[type.Type] = scope.Take(Identifiers.WordOf(type.Type));
            objects.Add(type);
        }
    }

    private void Count(IEnumerable<MemberSpec> members)
    {
        foreach (MemberSpec member in members)
        {
            Count(member.Value);
        }
    }
}
