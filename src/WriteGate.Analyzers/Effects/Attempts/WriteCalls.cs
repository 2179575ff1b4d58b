using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Tells which calls write, and which of their arguments are the key.</summary>
internal sealed class WriteCalls(Compilation compilation, AnalyzerOptions options)
{
    private readonly EffectMap effects = EffectMap.For(compilation, options);
    private readonly KnownSymbols known = KnownSymbols.For(compilation);

    public Compilation Compilation => compilation;

    public bool IsWrite(IInvocationOperation call, CancellationToken cancellationToken)
        => IsGateCall(call) || IsResent(call) || effects.Of(call, cancellationToken).Kind == EffectKind.Write;

    /// <summary>The writes of a body by where they stand.</summary>
    public Dictionary<SyntaxNode, IInvocationOperation> WritesIn(Body body, CancellationToken cancellationToken)
        => compilation.GetSemanticModel(body.Syntax.SyntaxTree).GetOperation(body.Syntax, cancellationToken)?.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(c => IsWrite(c, cancellationToken))
            .GroupBy(c => c.Syntax).ToDictionary(g => g.Key, g => g.First()) ?? [];

    /// <summary>The worst that a method may do.</summary>
    public EffectKind EffectOf(IMethodSymbol method, CancellationToken cancellationToken) => effects.Of(method, cancellationToken).Kind;

    /// <summary>Whether a call goes through the gate: by name, or typed.</summary>
    public bool IsGateCall(IInvocationOperation call) => call.TargetMethod.Name == "CallAsync" && known.NameOf(call.TargetMethod.ContainingType) is KnownNames.GateRun or KnownNames.GatedTools
        || GatedTool(call) is { } tool && known.Find(tool, KnownNames.IdempotentBy) is not null;

    /// <summary>Whether a handler passes a request on, whatever its verb.</summary>
    public static bool IsResent(IInvocationOperation call)
        => call.TargetMethod is { Name: "SendAsync" or "Send", ContainingType.Name: "DelegatingHandler" } && call.Instance is IInstanceReferenceOperation;

    /// <summary>Whether a parameter of a typed gate call is a part of the write's key.</summary>
    public bool IsKeyPart(IInvocationOperation call, IParameterSymbol parameter)
        => GatedTool(call) is { } tool
            && known.Find(tool, KnownNames.IdempotentBy) is { } key
            && key.List(0).Any(part => part.Value as string == parameter.Name);

    /// <summary>The tool behind <c>run.For&lt;CrmTools&gt;().CallLead(…)</c>.</summary>
    private IMethodSymbol? GatedTool(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        return method.IsExtensionMethod
            && method.Parameters[0].Type is INamedTypeSymbol { TypeArguments.Length: 1 } receiver
            && known.Is(receiver, KnownNames.GatedTools)
                ? receiver.TypeArguments[0].GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m => known.Has(m, KnownNames.WriteTier))
                : null;
    }
}
