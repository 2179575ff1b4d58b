using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>
/// The names of methods of these sources that may call a delegate again which they are handed: in a loop, or by calling
/// themselves. Told by syntax alone, each file once however often others change.
/// </summary>
internal sealed class Repeaters
{
    private static readonly ConditionalWeakTable<Compilation, Repeaters> Cache = new();
    private static readonly ConditionalWeakTable<SyntaxTree, string[]> Files = new();

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SyntaxTree, bool> users = new();

    private Repeaters(Compilation compilation)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            names.UnionWith(Files.GetValue(tree, static t => [.. NamesIn(t)]));
        }
    }

    public static Repeaters In(Compilation compilation) => Cache.GetValue(compilation, static c => new(c));

    public bool Contains(string name) => names.Contains(name);

    /// <summary>Whether the text of a member names one.</summary>
    public bool AreNamedIn(SyntaxNode member)
        => names.Count > 0
            && users.GetOrAdd(member.SyntaxTree, tree => AreNamedIn(tree.GetText().ToString(), 0, tree.Length))
            && AreNamedIn(member.SyntaxTree.GetText().ToString(), member.SpanStart, member.Span.Length);

    private bool AreNamedIn(string text, int start, int length) => names.Any(name => text.IndexOf(name, start, length, StringComparison.Ordinal) >= 0);

    private static IEnumerable<string> NamesIn(SyntaxTree tree)
    {
        SourceWords words = SourceWords.Of(tree);
        foreach (int place in words.PlacesOf(WordRole.Loop).Concat(words.NamedAgain))
        {
            for (SyntaxNode? node = tree.GetRoot().FindToken(place).Parent; node is not null and not TypeDeclarationSyntax; node = node.Parent)
            {
                (string Name, ParameterListSyntax Parameters)? method = node switch
                {
                    MethodDeclarationSyntax declaration => (declaration.Identifier.ValueText, declaration.ParameterList),
                    LocalFunctionStatementSyntax local => (local.Identifier.ValueText, local.ParameterList),
                    _ => null,
                };
                if (method is { } found && CallsOne(found.Parameters.Parameters, node))
                {
                    yield return found.Name;
                }
            }
        }
    }

    /// <summary>Whether one of the parameters may be called: <c>attempt()</c>, <c>attempt?.Invoke()</c>.</summary>
    private static bool CallsOne(SeparatedSyntaxList<ParameterSyntax> parameters, SyntaxNode method)
        => parameters.Count > 0 && method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.Expression is ParenthesizedExpressionSyntax
            || call.CalledName() == "Invoke"
            || parameters.Any(parameter => parameter.Identifier.ValueText == call.Expression.GetFirstToken().ValueText));
}
