using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Tests.Robustness;

/// <summary>The sources that the tests of rules and fixes are made of, read from the tests themselves: every new test adds to them.</summary>
internal static partial class TestSources
{
    private const int Shortest = 80;

    public static IReadOnlyList<string> Read()
        => [.. Folders().SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)).SelectMany(In).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> In(string file)
        => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes()
            .Select(Text)
            .OfType<string>()
            .Select(text => Markup().Replace(text, "$1"))
            .Where(text => text.Length >= Shortest)
            .Select(text => IsOfTypes(text) ? text : InATool(text))
            .Where(IsOfTypes);

    private static bool IsOfTypes(string text)
        => CSharpSyntaxTree.ParseText(text).GetRoot() is CompilationUnitSyntax { Members: [.., BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax] };

    /// <summary>Members of a tools class; text that is none stays what it is.</summary>
    private static string InATool(string text)
        => text.Contains("[WriteTier", StringComparison.Ordinal) ? $$"""
            [AgentTools("crm")]
            public sealed partial class Tools
            {
            {{text}}
            }
            """ : text;

    /// <summary>The text of a literal; what a test fills in is a name here.</summary>
    private static string? Text(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(c => c is InterpolatedStringTextSyntax text ? text.TextToken.ValueText : "value")),
        _ => null,
    };

    private static IEnumerable<string> Folders([CallerFilePath] string file = "")
    {
        string root = Path.GetDirectoryName(Path.GetDirectoryName(file))!;
        return [Path.Combine(root, "Rules"), Path.Combine(root, "CodeFixes"), Path.Combine(root, "Effects"), Path.Combine(root, "Surface")];
    }

    [GeneratedRegex(@"\{\|[A-Z#]+[0-9]*:(.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Markup();
}
