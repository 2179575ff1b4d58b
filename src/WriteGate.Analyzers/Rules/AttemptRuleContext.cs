using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Rules;

/// <summary>One member, and what a rule over repeated writes may ask of it.</summary>
internal sealed class AttemptRuleContext(CodeBlockAnalysisContext block, WriteCalls calls)
{
    public SyntaxNode Member => block.CodeBlock;

    /// <summary>Whether a name or a literal in it has a role and passes a test, told before anything is bound.</summary>
    public bool Mentions(WordRole role, Func<string, bool> isMeant) => SourceWords.Of(Member.SyntaxTree).Has(role, Member, isMeant);

    public ISymbol Owner => block.OwningSymbol;

    public SemanticModel Model => block.SemanticModel;

    public Compilation Compilation => calls.Compilation;

    public AnalyzerOptions Options => block.Options;

    public WriteCalls Calls => calls;

    public CancellationToken CancellationToken => block.CancellationToken;

    /// <summary>The writes of the member that may run again.</summary>
    public ImmutableArray<RepeatedWrite> Writes => MemberAttempts.Of(Member, Owner, Model, calls, CancellationToken).Writes;

    /// <summary>What a message calls the member.</summary>
    public string Name => Owner switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } => Owner.ContainingType.Name,
        IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
        _ => Owner.Name.Trim('<', '>', '$'),
    };

    /// <summary>A place in the member's own file; what lies elsewhere is shown where the member leads to it.</summary>
    public Location PlaceOf(SyntaxNode node, SyntaxNode otherwise)
        => (node.SyntaxTree == Member.SyntaxTree ? node : otherwise).GetLocation();
}
