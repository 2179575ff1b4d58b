using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>Finds what the tables say of a member; the user's lines before the shipped ones, those of nearer types before those of bases.</summary>
internal sealed class SinkFinder(SinkTable? users)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ImmutableArray<ImmutableArray<SinkLine>>> byType = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<(IMethodSymbol, INamedTypeSymbol?), SinkLine?> byMember = new(MemberComparer.Instance);

    private ImmutableArray<SinkTable> Tables => users is null ? [ShippedSinks.Table] : [users, ShippedSinks.Table];

    /// <param name="method">The member called, an extension method in its static form.</param>
    /// <param name="receiver">The static type it is called on, which may derive from the one that declares it.</param>
    public SinkLine? Find(IMethodSymbol method, ITypeSymbol? receiver)
        => byMember.GetOrAdd((method.OriginalDefinition, (receiver as INamedTypeSymbol)?.OriginalDefinition), Match);

    /// <summary>What is said of a member that cannot be resolved, by the names that its type may have.</summary>
    /// <remarks>
    /// A line for a whole namespace is believed only where the type cannot be of another one; a line that names something of
    /// the type is believed at once.
    /// </remarks>
    public SinkLine? Find(IReadOnlyCollection<string> typeNames, string member)
    {
        SinkLine?[] lines = [.. typeNames.Select(name => Find(name, member))];
        return lines.Where(l => l?.NamesType == true).OrderByDescending(l => l!.Precision).FirstOrDefault()
            ?? (lines.Contains(null) ? null : lines.OrderByDescending(l => l!.Precision).FirstOrDefault());
    }

    /// <summary>Whether a line names something of the type, not only its namespace.</summary>
    public bool Names(string typeName) => Tables.Any(t => t.About(typeName).Any(l => l.NamesType));

    private SinkLine? Find(string typeName, string member)
        => Tables.SelectMany(t => t.About(typeName)).FirstOrDefault(l => l.Member.Matches(member));

    /// <summary>What is said of a member that cannot be resolved and would be an extension method of an imported namespace.</summary>
    public SinkLine? FindExtension(ICollection<string> namespaces, string member)
        => Tables.SelectMany(t => t.Extensions).FirstOrDefault(l => !l.IsCatchAll && l.Member.Matches(member) && namespaces.Contains(NamespaceOf(l.Type.Text)));

    private static string NamespaceOf(string type) => type.LastIndexOf('.') is > 0 and var dot ? type.Substring(0, dot) : "";

    private SinkLine? Match((IMethodSymbol Method, INamedTypeSymbol? Receiver) key)
    {
        if (key.Method.ContainingType is not { } declaring)
        {
            return null;
        }

        string name = key.Method.MethodKind == MethodKind.Constructor ? "#ctor" : key.Method.Name;
        INamedTypeSymbol nearest = key.Receiver ?? declaring;
        bool isSource = !key.Method.DeclaringSyntaxReferences.IsEmpty;
        string? parameters = null;
        foreach (int table in Enumerable.Range(0, Tables.Length))
        {
            foreach (INamedTypeSymbol type in TypesOf(nearest, declaring))
            {
                foreach (SinkLine line in LinesAbout(type)[table])
                {
                    // What has a body and only shares a listed name is followed instead.
                    if (line.Member.Matches(name)
                        && (!line.IsCatchAll || key.Method.AssociatedSymbol is null)
                        && (!isSource || (line.Type.IsExact && (!line.Member.IsExact || Implements(key.Method, type))))
                        && (name != "#ctor" || SymbolEqualityComparer.Default.Equals(type, declaring))
                        && (line.Parameters.Text == "*" || line.Parameters.Matches(parameters ??= ParametersOf(key.Method))))
                    {
                        return line;
                    }
                }
            }
        }

        return null;
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamedTypeSymbol nearest, INamedTypeSymbol declaring)
    {
        for (INamedTypeSymbol? type = nearest; type is not null; type = type.BaseType)
        {
            yield return type.OriginalDefinition;
        }

        // An extension method's receiver does not derive from the class that declares it.
        yield return declaring.OriginalDefinition;
        foreach (INamedTypeSymbol type in nearest.AllInterfaces)
        {
            yield return type.OriginalDefinition;
        }
    }

    private ImmutableArray<ImmutableArray<SinkLine>> LinesAbout(INamedTypeSymbol type)
        => byType.GetOrAdd(type, t => [.. Tables.Select(table => table.About(t.ToDisplayString(TypeNames.Plain)))]);

    private static bool Implements(IMethodSymbol method, INamedTypeSymbol type)
    {
        for (IMethodSymbol? m = method; m is not null; m = m.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(m.ContainingType.OriginalDefinition, type))
            {
                return true;
            }
        }

        return type.TypeKind == TypeKind.Interface
            && method.ContainingType.AllInterfaces
                .Where(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, type))
                .SelectMany(i => i.GetMembers(method.Name))
                .Any(m => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(m), method));
    }

    private static string ParametersOf(IMethodSymbol method)
    {
        string id = method.GetDocumentationCommentId() ?? "";
        int open = id.IndexOf('(');
        return open < 0 ? "" : id.Substring(open + 1, id.Length - open - 2);
    }

    private sealed class MemberComparer : IEqualityComparer<(IMethodSymbol Method, INamedTypeSymbol? Receiver)>
    {
        public static readonly MemberComparer Instance = new();

        public bool Equals((IMethodSymbol Method, INamedTypeSymbol? Receiver) x, (IMethodSymbol Method, INamedTypeSymbol? Receiver) y)
            => SymbolEqualityComparer.Default.Equals(x.Method, y.Method) && SymbolEqualityComparer.Default.Equals(x.Receiver, y.Receiver);

        public int GetHashCode((IMethodSymbol Method, INamedTypeSymbol? Receiver) key)
            => (SymbolEqualityComparer.Default.GetHashCode(key.Method) * 31) + SymbolEqualityComparer.Default.GetHashCode(key.Receiver);
    }
}
