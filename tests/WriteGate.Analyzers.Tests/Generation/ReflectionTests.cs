using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>What is generated asks no type for its members, so that it is trimmed and compiled ahead of time as it stands.</summary>
public sealed class ReflectionTests
{
    [Fact]
    public async Task C1_generated_code_uses_no_reflection()
    {
        Assert.Empty(Reflected(await Generated.Crm));
        Assert.Empty(Reflected(await Generated.Wide));
    }

    private static IEnumerable<string> Reflected(GeneratorResult result)
    {
        SyntaxTree[] generated = [.. result.Compilation.SyntaxTrees.Where(tree => result.Sources.ContainsValue(tree.ToString()))];
        Assert.NotEmpty(generated);
        return generated.SelectMany(tree =>
        {
            SemanticModel model = result.Compilation.GetSemanticModel(tree);
            return tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
                .Select(name => model.GetSymbolInfo(name).Symbol)
                .OfType<ISymbol>()
                .Where(IsReflection)
                .Select(symbol => $"{tree.FilePath}: {symbol.ToDisplayString()}");
        });
    }

    // An object may be asked for its type, which a union is told apart by; the type may not be asked for anything.
    private static bool IsReflection(ISymbol symbol)
        => symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol
            && (symbol.ContainingNamespace?.ToDisplayString().StartsWith("System.Reflection", StringComparison.Ordinal) == true
                || symbol.ContainingType?.ToDisplayString() is "System.Type" or "System.Activator");
}
