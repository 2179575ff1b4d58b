namespace WriteGate;

/// <summary>What of a resource is in shadow. Names know no case, as everywhere in configuration.</summary>
internal sealed class ShadowSet
{
    /// <summary>Stands for every field, and for whole creates and actions.</summary>
    public const string All = "*";

    private readonly HashSet<string> named;
    private readonly HashSet<string> promoted;

    public ShadowSet(IEnumerable<string> fields)
        : this(new HashSet<string>(fields, StringComparer.OrdinalIgnoreCase), [])
    {
    }

    private ShadowSet(HashSet<string> named, HashSet<string> promoted) => (this.named, this.promoted) = (named, promoted);

    public static ShadowSet Nothing { get; } = new([]);

    public static ShadowSet Everything { get; } = new([All]);

    public bool IsEmpty => named.Count == 0;

    /// <summary>Whether it holds creates and actions, which have no fields.</summary>
    public bool HoldsCalls => named.Contains(All);

    public bool Holds(string field) => (named.Contains(field) || named.Contains(All)) && !promoted.Contains(field);

    /// <summary>The same without what people took out of it.</summary>
    public ShadowSet Without(IEnumerable<string> fields) => new(named, new HashSet<string>(fields, StringComparer.OrdinalIgnoreCase));
}
