using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>
/// What the text of a member tells of repetition before anything is bound. Few members can repeat anything, and one look
/// at each serves every rule.
/// </summary>
internal sealed class MemberText
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, MemberText>> Cache = new();

    private static readonly MemberText Nothing = new();

    private readonly HashSet<string> called = new(StringComparer.Ordinal);
    private readonly HashSet<SyntaxNode> repeatable = [];
    private bool hasWayBack;
    private bool handsOver;
    private bool callsRepeater;

    private MemberText()
    {
    }

    private MemberText(SyntaxNode member, SourceWords words, Repeaters repeaters)
    {
        SyntaxNode[] nodes = [.. member.DescendantNodes()];
        CallsInCycles cycles = new(member, leadsAnywhere: words.NamesItself(member.Span) || Array.Exists(nodes, node => node is GotoStatementSyntax));
        foreach (SyntaxNode node in nodes)
        {
            Look(node, repeaters);
            if (cycles.Contains(node))
            {
                repeatable.Add(node);
            }
        }
    }

    /// <summary>What is known of a member of a compilation.</summary>
    public static MemberText Of(SyntaxNode member, Compilation compilation)
    {
        SourceWords words = SourceWords.Of(member.SyntaxTree);
        return words.Has(WordRole.Loop | WordRole.Execution, member.Span) || words.NamesItself(member.Span) || Repeaters.In(compilation).AreNamedIn(member)
            ? Cache.GetValue(compilation, static _ => new()).GetOrAdd(member, m => new(m, words, Repeaters.In(compilation)))
            : Nothing;
    }

    /// <summary>Whether there is a way back: a loop, a jump or, by its name, a call of itself.</summary>
    public bool LeadsBack(string name) => hasWayBack || called.Contains(name);

    /// <summary>Whether something in it may run again after it failed.</summary>
    /// <param name="name">Its name.</param>
    public bool MayRepeat(string name)
        => LeadsBack(name) ? repeatable.Count > 0 || callsRepeater : handsOver && callsRepeater;

    /// <summary>Whether a call of it may run again by a loop or a jump. Of one that the compiler adds nothing is known.</summary>
    public bool MayRunAgain(SyntaxNode call) => call is not InvocationExpressionSyntax || repeatable.Contains(call);

    private void Look(SyntaxNode node, Repeaters repeaters)
    {
        switch (node)
        {
            case WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or LocalFunctionStatementSyntax:
            case GotoStatementSyntax when node.IsKind(SyntaxKind.GotoStatement):
                hasWayBack = true;
                break;
            case InvocationExpressionSyntax call:
                string name = call.CalledName();
                called.Add(name);
                bool isExecution = name.StartsWith(RetryCalls.ExecutionPrefix, StringComparison.Ordinal);
                callsRepeater |= isExecution || repeaters.Contains(name);
                handsOver |= isExecution || call.ArgumentList.Arguments.Any(a => a.Expression is AnonymousFunctionExpressionSyntax);
                break;
            case EqualsValueClauseSyntax { Value: AnonymousFunctionExpressionSyntax }:
                handsOver = true;
                break;
        }
    }
}
