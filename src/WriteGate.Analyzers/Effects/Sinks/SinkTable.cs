using System.Collections.Immutable;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>The lines of one or several files, found by type name.</summary>
internal sealed class SinkTable
{
    private readonly ILookup<string, SinkLine> byType;
    private readonly ILookup<string, SinkLine> byRoot;
    private readonly HashSet<string> names;
    private readonly ImmutableArray<Glob> patterns;

    public SinkTable(IEnumerable<SinkLine> lines)
    {
        ImmutableArray<SinkLine> all = [.. lines];
        byType = all.Where(l => l.Type.IsExact).ToLookup(l => l.Type.Text);
        byRoot = all.Where(l => !l.Type.IsExact).ToLookup(l => Root(l.Type.Text));
        ImmutableArray<SinkLine> writes = [.. all.Where(l => l is { Sign: SinkSign.Write, ByName: false })];
        names = [.. writes.Select(l => l.Member.Text == "#ctor" ? l.Type.Text.Substring(l.Type.Text.LastIndexOf('.') + 1) : l.Member.Text)];
        patterns = [.. writes.Where(l => !l.IsCatchAll).Select(l => l.Member).Where(m => !m.IsExact)];
        Extensions = [.. all.Where(l => l.IsExtension)];
    }

    /// <summary>Whether a member, or a type whose constructor is listed, of this simple name may be one that writes.</summary>
    public bool MayWrite(string name) => names.Contains(name) || patterns.Any(p => p.Matches(name));

    /// <summary>Lines of members that are called on their first argument.</summary>
    public ImmutableArray<SinkLine> Extensions { get; }

    /// <summary>The lines about a type of this dotted name itself, the narrowest first.</summary>
    public ImmutableArray<SinkLine> About(string typeName) =>
    [
        .. byType[typeName]
            .Concat(byRoot[Root(typeName)].Concat(byRoot[""]).Where(l => l.Type.Matches(typeName)))
            .OrderByDescending(l => l.Precision),
    ];

    /// <summary>The first name of a dotted one; empty where a wildcard stands in it.</summary>
    private static string Root(string typeName)
    {
        int end = typeName.IndexOfAny(['.', '*']);
        return end < 0 ? typeName : typeName[end] == '.' ? typeName.Substring(0, end) : "";
    }
}
