using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Benchmarks.CompileTime;

/// <summary>
/// What no generator that looks at annotated symbols can save after an edit: every symbol is a new one and has to be
/// resolved, with its attributes bound, before it can be found unchanged.
/// </summary>
internal static class EditFloor
{
    /// <summary>Measures the annotated types and methods, and apart from them all that is annotated, down to properties and parameters.</summary>
    public static void Measure(Samples samples, Project project)
    {
        SyntaxNode[] all = [.. project.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes()).Where(IsAnnotated)];
        SyntaxNode[] items = [.. all.Where(node => node is TypeDeclarationSyntax or MethodDeclarationSyntax)];
        Measure(samples, project, items, ".floor");
        Measure(samples, project, all, ".floor.all");
    }

    private static void Measure(Samples samples, Project project, SyntaxNode[] nodes, string name)
    {
        CSharpCompilation compilation = project.Unbound();
        Stretch.Of(() => Resolve(compilation, nodes)).AddTo(samples, project.Text.Name + name);
    }

    private static void Resolve(CSharpCompilation compilation, SyntaxNode[] nodes)
    {
        foreach (SyntaxNode node in nodes)
        {
            ISymbol symbol = compilation.GetSemanticModel(node.SyntaxTree).GetDeclaredSymbol(node)!;
            foreach (AttributeData attribute in symbol.GetAttributes())
            {
                _ = attribute.ConstructorArguments;
            }
        }
    }

    private static bool IsAnnotated(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.AttributeLists.Count > 0,
        ParameterSyntax parameter => parameter.AttributeLists.Count > 0,
        _ => false,
    };
}
