using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>The calls that make a tool of a method.</summary>
internal static class ToolFactories
{
    private static readonly Dictionary<(string Type, string Method), ToolDeclaration> Factories = new()
    {
        [("ModelContextProtocol.Server.McpServerTool", "Create")] = ToolDeclaration.Mcp,
        [("Microsoft.Extensions.AI.AIFunctionFactory", "Create")] = ToolDeclaration.AIFunction,
        [("Microsoft.SemanticKernel.KernelFunctionFactory", "CreateFromMethod")] = ToolDeclaration.Kernel,
        [("Microsoft.SemanticKernel.KernelExtensions", "CreateFunctionFromMethod")] = ToolDeclaration.Kernel,
    };

    /// <summary>What they are called.</summary>
    public static readonly HashSet<string> Names = [.. Factories.Keys.Select(factory => factory.Method)];

    /// <summary>The host that a call makes tools for; null for any other call.</summary>
    public static ToolDeclaration? HostOf(IInvocationOperation call, KnownSymbols known)
        => call.TargetMethod is { } method && MayBeNamed(method.Name)
            && Factories.TryGetValue((known.NameOf(method.ContainingType), method.Name), out ToolDeclaration host) ? host : null;

    /// <summary>Whether a call of that name may make a tool.</summary>
    public static bool MayBeNamed(string method) => Names.Contains(method);

    /// <summary>Whether a compilation sees any of them.</summary>
    public static bool AreSeenBy(Compilation compilation) => Factories.Keys.Any(f => !compilation.GetTypesByMetadataName(f.Type).IsEmpty);

    public static ImmutableArray<AgentTool> Read(IInvocationOperation call, KnownSymbols known, CancellationToken cancellationToken)
    {
        if (HostOf(call, known) is not { } host)
        {
            return ImmutableArray<AgentTool>.Empty;
        }

        IArgumentOperation? handed = call.Arguments.FirstOrDefault(a => IsMethod(a.Parameter?.Type, known));
        if (handed is null || HandedMethods.Of(handed.Value, known, cancellationToken) is not { } method)
        {
            return ImmutableArray<AgentTool>.Empty;
        }

        AttributeData? tier = known.Find(method, KnownNames.WriteTier);
        string name = TextIn(call, "Name", "name") ?? TextIn(call, "FunctionName", "functionName") ?? (method.MethodKind == MethodKind.AnonymousFunction ? "lambda" : method.Name);
        return
        [
            new AgentTool(method, host, Place(handed.Value.Bare().Syntax), name)
            {
                Tier = tier is null || tier.IsBroken() ? null : Tiers.Of(tier),
                Hints = Hints(call, host, known),
                HandedBy = call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name,
                HasContract = tier is not null && !tier.IsBroken() && known.Has(method.ContainingType, KnownNames.AgentTools),
                Description = TextIn(call, "Description", "description"),
            },
        ];
    }

    /// <summary>Whether a parameter takes a method: a delegate or its reflection.</summary>
    private static bool IsMethod(ITypeSymbol? type, KnownSymbols known)
        => type?.SpecialType == SpecialType.System_Delegate || known.Is(type, "System.Reflection.MethodInfo");

    /// <summary>A text given in the call, as a property of its options or as an argument.</summary>
    private static string? TextIn(IInvocationOperation call, string option, string parameter)
        => call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value.Bare().ConstantText()
            ?? Options(call)?.Property(option).ConstantText();

    /// <summary>MCP takes hints in its options; a function may be made first and handed to MCP there.</summary>
    private static ToolHints? Hints(IInvocationOperation call, ToolDeclaration host, KnownSymbols known)
    {
        if (host == ToolDeclaration.Mcp)
        {
            return ToolHints.Of(Options(call));
        }

        IOperation? outer = call.Parent;
        while (outer is IConversionOperation or IArgumentOperation)
        {
            outer = outer.Parent;
        }

        return outer is IInvocationOperation wrapper && HostOf(wrapper, known) == ToolDeclaration.Mcp ? ToolHints.Of(Options(wrapper)) : null;
    }

    private static IObjectCreationOperation? Options(IInvocationOperation call)
        => call.Arguments.Select(a => a.Value.Bare()).OfType<IObjectCreationOperation>()
            .FirstOrDefault(o => o.Type?.Name.EndsWith("Options", StringComparison.Ordinal) == true && o.Type.Name != "JsonSerializerOptions");

    /// <summary>Where a method group stands; of a lambda, all before its body.</summary>
    private static Location Place(SyntaxNode syntax) => syntax is LambdaExpressionSyntax lambda
        ? Location.Create(lambda.SyntaxTree, TextSpan.FromBounds(lambda.SpanStart, lambda.ArrowToken.Span.End))
        : syntax.GetLocation();
}
