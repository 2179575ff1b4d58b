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

    private readonly HashSet<string> called = new(StringComparer.Ordinal);

    private MemberText(SyntaxNode member)
    {
        foreach (SyntaxNodeOrToken part in member.DescendantNodesAndTokens())
        {
            if (part.AsNode() is { } node)
            {
                Look(node);
            }
            else if (part.RawKind is (int)SyntaxKind.IdentifierToken or (int)SyntaxKind.StringLiteralToken)
            {
                string word = part.AsToken().ValueText;
                HintsAtKey = HintsAtKey || KeySites.IsHint(word);
                RegistersRetries = RegistersRetries || HttpRetries.IsRegistration(word);
            }
        }
    }

    /// <summary>Whether there is a way back: a loop or a jump.</summary>
    public bool LeadsBack { get; private set; }

    /// <summary>Whether a lambda or a method is handed to something that might call it again.</summary>
    public bool HandsOver { get; private set; }

    /// <summary>Whether a retry may be registered below an HTTP client.</summary>
    public bool RegistersRetries { get; }

    /// <summary>Whether a key may be sent that is made anew.</summary>
    public bool HintsAtKey { get; }

    /// <summary>What is known of a member of a compilation.</summary>
    public static MemberText Of(SyntaxNode member, Compilation compilation)
        => Cache.GetValue(compilation, static _ => new()).GetOrAdd(member, static m => new(m));

    /// <summary>Whether it calls something of that name, itself for one.</summary>
    public bool Calls(string name) => called.Contains(name);

    private void Look(SyntaxNode node)
    {
        switch (node)
        {
            case WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or LocalFunctionStatementSyntax:
            case GotoStatementSyntax when node.IsKind(SyntaxKind.GotoStatement):
                LeadsBack = true;
                break;
            case InvocationExpressionSyntax call:
                string name = call.CalledName();
                called.Add(name);
                HandsOver = HandsOver || name.StartsWith("Execute", StringComparison.Ordinal)
                    || call.ArgumentList.Arguments.Any(a => a.Expression is AnonymousFunctionExpressionSyntax);
                break;
            case EqualsValueClauseSyntax { Value: AnonymousFunctionExpressionSyntax }:
                HandsOver = true;
                break;
        }
    }
}
