using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Corpus;

/// <summary>Finds a labelled tool in its checkout and asks what it does.</summary>
internal static class Judge
{
    private static readonly AnalyzerOptions Options = new(ImmutableArray<AdditionalText>.Empty);

    /// <summary>What the tool does, and the way there; null where it is not found.</summary>
    public static (EffectKind Kind, string Route)? Find(LabelledTool tool, string folder, Checkout checkout)
    {
        string file = Path.GetFullPath(Path.Combine(folder, tool.Path));
        CSharpCompilation compilation = checkout.Of(file);
        if (compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == file) is not { } tree)
        {
            return null;
        }

        SemanticModel model = compilation.GetSemanticModel(tree);
        TextSpanOfLine line = new(tree, tool.Line);
        IMethodSymbol? method = tool.Method == "lambda" ? Lambda(line, model) : Method(tool.Method, line, model);
        if (method is null)
        {
            return null;
        }

        EffectSummary summary = ToolClaim.Confirm(Tool(method, line, model), EffectMap.For(compilation, Options).Of(method, CancellationToken.None));
        return (summary.Kind, summary.Worst?.Route(method) ?? method.Name);
    }

    /// <summary>The tool as the rules see it; one that is made elsewhere is called as its method.</summary>
    private static AgentTool Tool(IMethodSymbol method, TextSpanOfLine line, SemanticModel model)
    {
        ToolCatalog tools = ToolCatalog.For(model.Compilation, Options);
        return tools.Find(method) ?? line.Nodes().OfType<InvocationExpressionSyntax>()
            .Select(node => model.GetOperation(node)).OfType<IInvocationOperation>()
            .SelectMany(call => tools.HandedOverIn(call, CancellationToken.None))
            .FirstOrDefault(tool => SymbolEqualityComparer.Default.Equals(tool.Method, method))
            ?? new(method, ToolDeclaration.AIFunction, method.Locations[0], method.Name);
    }

    private static IMethodSymbol? Method(string name, TextSpanOfLine line, SemanticModel model)
    {
        foreach (SyntaxNode node in line.Nodes())
        {
            SyntaxToken identifier = node switch
            {
                MethodDeclarationSyntax method => method.Identifier,
                LocalFunctionStatementSyntax local => local.Identifier,
                _ => default,
            };
            if (identifier.ValueText == name && line.Contains(identifier))
            {
                return model.GetDeclaredSymbol(node) as IMethodSymbol;
            }
        }

        return null;
    }

    private static IMethodSymbol? Lambda(TextSpanOfLine line, SemanticModel model) => line.Nodes()
        .OfType<InvocationExpressionSyntax>()
        .SelectMany(call => call.ArgumentList.Arguments)
        .Select(a => a.Expression)
        .OfType<AnonymousFunctionExpressionSyntax>()
        .Select(lambda => model.GetSymbolInfo(lambda).Symbol as IMethodSymbol)
        .FirstOrDefault();

    /// <summary>A line of a file.</summary>
    private sealed class TextSpanOfLine(SyntaxTree tree, int line)
    {
        private readonly Microsoft.CodeAnalysis.Text.TextSpan span = tree.GetText().Lines[line - 1].Span;

        public IEnumerable<SyntaxNode> Nodes() => tree.GetRoot().DescendantNodes(n => n.FullSpan.IntersectsWith(span)).Where(n => n.FullSpan.IntersectsWith(span));

        public bool Contains(SyntaxToken token) => span.Contains(token.Span);
    }
}
