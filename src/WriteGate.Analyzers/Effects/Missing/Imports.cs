using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Effects.Missing;

/// <summary>The namespaces that files import, by which a type whose assembly is missing can still be named.</summary>
internal sealed class Imports(Compilation compilation)
{
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<UsingDirectiveSyntax>> directives = new();
    private readonly ConcurrentDictionary<string, bool> missing = new();
    private ImmutableArray<string> global;

    /// <summary>The namespaces whose types a name in this file may mean.</summary>
    public ImmutableHashSet<string> Of(SyntaxTree tree, CancellationToken cancellationToken)
        => [.. Named(Directives(tree, cancellationToken)), .. Global(cancellationToken)];

    /// <summary>The full names that a simple name in this file may stand for.</summary>
    public IEnumerable<string> FullNames(string name, SyntaxTree tree, CancellationToken cancellationToken)
    {
        UsingDirectiveSyntax? alias = Directives(tree, cancellationToken).FirstOrDefault(u => u.Alias?.Name.Identifier.ValueText == name);
        return alias?.Name is { } target
            ? [target.ToString()]
            : Of(tree, cancellationToken).Where(IsMissing).Select(space => space + "." + name);
    }

    /// <summary>Whether no reference has the namespace; one that is there would have given the type.</summary>
    private bool IsMissing(string space) => missing.GetOrAdd(space, s =>
    {
        INamespaceSymbol? found = compilation.GlobalNamespace;
        foreach (string name in s.Split('.'))
        {
            found = found?.GetNamespaceMembers().FirstOrDefault(n => n.Name == name);
        }

        return found is null;
    });

    private ImmutableArray<string> Global(CancellationToken cancellationToken)
    {
        if (global.IsDefault)
        {
            global = [.. Named(compilation.SyntaxTrees
                .SelectMany(t => Directives(t, cancellationToken))
                .Where(u => u.GlobalKeyword.ValueText.Length > 0))];
        }

        return global;
    }

    private ImmutableArray<UsingDirectiveSyntax> Directives(SyntaxTree tree, CancellationToken cancellationToken)
        => directives.TryGetValue(tree, out ImmutableArray<UsingDirectiveSyntax> known)
            ? known
            : directives.GetOrAdd(tree, Read(tree, cancellationToken));

    private static ImmutableArray<UsingDirectiveSyntax> Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (tree.GetRoot(cancellationToken) is not CompilationUnitSyntax unit)
        {
            return [];
        }

        return [.. unit.Usings, .. unit.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(n => n.Usings)];
    }

    private static IEnumerable<string> Named(IEnumerable<UsingDirectiveSyntax> directives)
        => directives.Where(u => u.Alias is null && u.StaticKeyword.ValueText.Length == 0).Select(u => u.Name?.ToString() ?? "");
}
