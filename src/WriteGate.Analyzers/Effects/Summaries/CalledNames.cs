using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Effects.Sinks;

namespace WriteGate.Analyzers.Effects.Summaries;

/// <summary>
/// The names that a file's members call, without asking the compiler what they mean: enough to see that a project cannot
/// reach a sink, or which of its members may. Read once for a file, however often others change.
/// </summary>
internal sealed class CalledNames
{
    private static readonly ConditionalWeakTable<SyntaxTree, CalledNames> Files = new();
    private static readonly ConcurrentDictionary<string, bool> Sinks = new();

    /// <summary>Verbs that every collection and builder has, too; a client that writes by them says <c>AddAsync</c>.</summary>
    private static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Append", "Apply", "Clear", "Close", "Complete", "Copy", "CopyTo", "Insert", "Register", "Remove", "RemoveAll", "RemoveAt",
        "Replace", "Reset", "Set", "Stop", "Write", "WriteLine",
    };

    private CalledNames(SyntaxTree tree)
    {
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            string? called = node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
                InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.ValueText,
                InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier.ValueText,
                ObjectCreationExpressionSyntax { Type: SimpleNameSyntax type } => type.Identifier.ValueText,
                MemberAccessExpressionSyntax { Parent: not InvocationExpressionSyntax } access => access.Name.Identifier.ValueText,
                _ => null,
            };
            if (called is not null && NameOf(node) is { } caller)
            {
                Calls.Add((caller, called));
                HasSink |= IsSink(called);
            }
        }
    }

    /// <summary>Whether one of them may be a sink.</summary>
    public bool HasSink { get; }

    private HashSet<(string Caller, string Called)> Calls { get; } = [];

    public static CalledNames Of(SyntaxTree tree) => Files.GetValue(tree, static t => new(t));

    /// <summary>Names of members that may reach a sink within a number of calls.</summary>
    /// <param name="files">The files of a project.</param>
    /// <param name="users">Its own sinks.</param>
    /// <param name="depth">The number of calls.</param>
    public static HashSet<string> Reaching(IReadOnlyCollection<CalledNames> files, SinkTable? users, int depth)
    {
        HashSet<string> reaching = new(files.SelectMany(f => f.Calls).Where(c => IsSink(c.Called) || users?.MayWrite(c.Called) == true).Select(c => c.Caller), StringComparer.Ordinal);
        for (int i = 0; i < depth; i++)
        {
            int before = reaching.Count;
            reaching.UnionWith([.. files.SelectMany(f => f.Calls).Where(c => reaching.Contains(c.Called)).Select(c => c.Caller)]);
            if (reaching.Count == before)
            {
                break;
            }
        }

        return reaching;
    }

    private static bool IsSink(string name) => Sinks.GetOrAdd(
        name,
        static n => !Collections.Contains(n) && (WriteVerbs.KindOf(n) == EffectKind.Write || ShippedSinks.Table.MayWrite(n)));

    /// <summary>The member that a node is part of.</summary>
    private static string? NameOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        FieldDeclarationSyntax { Parent: TypeDeclarationSyntax type } => type.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };
}
