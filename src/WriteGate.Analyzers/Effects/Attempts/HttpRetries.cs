using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Finds retries below an HTTP client that look neither at verbs nor at keys.</summary>
internal static class HttpRetries
{
    /// <summary>Names of the calls that register one.</summary>
    public static readonly HashSet<string> Registrations =
        ["AddStandardResilienceHandler", "AddStandardHedgingHandler", "AddResilienceHandler", "AddPolicyHandler", "AddTransientHttpErrorPolicy"];

    public static IEnumerable<IInvocationOperation> In(IOperation root, WriteCalls calls, CancellationToken cancellationToken)
        => root.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(c => Registrations.Contains(c.TargetMethod.Name) && Retries(c, calls.Compilation) && !IsSelective(Chain(c), calls, cancellationToken));

    /// <summary>Whether operations look at a request's verb or at its key, or resend only what was refused for want of a login.</summary>
    public static bool LooksAtRequest(IOperation operation) => operation.DescendantsAndSelf().Any(o => o switch
    {
        IInvocationOperation call => call.TargetMethod.Name.StartsWith("DisableFor", StringComparison.Ordinal),
        IPropertyReferenceOperation property => property.Property is { Name: "Method", ContainingType.Name: "HttpRequestMessage" },
        IFieldReferenceOperation field => field.Field is { Name: "Unauthorized", ContainingType.Name: "HttpStatusCode" },
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } => KeyName.Is(text),
        _ => false,
    });

    private static bool Retries(IInvocationOperation call, Compilation compilation)
    {
        if (call.TargetMethod.Name.StartsWith("AddStandard", StringComparison.Ordinal))
        {
            return true;
        }

        List<IInvocationOperation> made = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            PollyPolicies.Calls(argument.Value, compilation, made);
        }

        return made.Exists(PollyPolicies.IsRetry);
    }

    /// <summary>The whole chain of calls that configures the client.</summary>
    private static IOperation Chain(IOperation call)
    {
        IOperation chain = call;
        for (IOperation? o = call.Parent; o is IInvocationOperation or IArgumentOperation or IConversionOperation or IExpressionStatementOperation; o = o.Parent)
        {
            chain = o;
        }

        return chain;
    }

    private static bool IsSelective(IOperation chain, WriteCalls calls, CancellationToken cancellationToken)
        => LooksAtRequest(chain) || chain.DescendantsAndSelf().OfType<IInvocationOperation>().Any(c => c.TargetMethod switch
        {
            { Name: "AddHttpMessageHandler", TypeArguments.Length: 1 } handler => PutsKeyOn(handler.TypeArguments[0], cancellationToken),
            { Name: "AddHttpClient", TypeArguments.Length: > 0 } client => OnlyReads(client.TypeArguments[client.TypeArguments.Length - 1], calls, cancellationToken),
            _ => false,
        });

    /// <summary>A handler of ours, or one that names the header of a key.</summary>
    private static bool PutsKeyOn(ITypeSymbol handler, CancellationToken cancellationToken)
        => handler.ContainingNamespace?.ToDisplayString().StartsWith("WriteGate", StringComparison.Ordinal) == true
            || handler.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellationToken).DescendantTokens()
                .Any(t => t.IsKind(SyntaxKind.StringLiteralToken) && KeyName.Is(t.ValueText)));

    /// <summary>A typed client of these sources that has no method that writes.</summary>
    private static bool OnlyReads(ITypeSymbol client, WriteCalls calls, CancellationToken cancellationToken)
        => client is { TypeKind: TypeKind.Class, DeclaringSyntaxReferences.IsEmpty: false }
            && client.GetMembers().OfType<IMethodSymbol>().All(m => calls.EffectOf(m, cancellationToken) is not (EffectKind.Write or EffectKind.Unknown));
}
