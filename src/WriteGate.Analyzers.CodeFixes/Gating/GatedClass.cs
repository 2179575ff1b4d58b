using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.CodeFixes.Editing;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.CodeFixes.Gating;

/// <summary>How a class becomes one that gated tools are generated into. Several methods may ask for it; it is done once.</summary>
internal static class GatedClass
{
    private const string Tools = "AgentTools";
    private const string HostTool = "McpServerTool";
    private const string HostType = "McpServerToolType";

    private static readonly string[] Suffixes = ["Tools", "Tool", "Plugin", "Functions", "Agent"];

    public static ClassDeclarationSyntax Extend(ClassDeclarationSyntax type, GatedMethod plan)
    {
        ClassDeclarationSyntax made = Modifiers.Without(type, SyntaxKind.StaticKeyword);
        made = Modifiers.With(Modifiers.With(made, SyntaxKind.SealedKeyword), SyntaxKind.PartialKeyword);
        made = WithServices(made, plan.Services);
        if (Find(made, HostType) is { } host && !made.Members.Any(m => Find(m, HostTool) is not null))
        {
            made = Annotations.Without(made, host);
        }

        return Find(made, Tools) is null ? Annotations.With(made, Annotations.Parse($"{Tools}(\"{Group(made.Identifier.ValueText)}\")")) : made;
    }

    /// <summary>The prefix of the tools' names: the class's name without what every such class is called.</summary>
    private static string Group(string name)
    {
        string? suffix = Suffixes.FirstOrDefault(s => name.Length > s.Length && name.EndsWith(s, StringComparison.Ordinal));
        return WireNames.SnakeCase(name.Substring(0, name.Length - (suffix?.Length ?? 0)));
    }

    /// <summary>Services that the constructor already has under that name and type stay as they are; the compiler refuses the rest.</summary>
    private static ClassDeclarationSyntax WithServices(ClassDeclarationSyntax type, IReadOnlyList<ParameterSyntax> services)
    {
        ParameterListSyntax had = type.ParameterList ?? SyntaxFactory.ParameterList();
        ParameterSyntax[] missing = [.. services
            .Where(s => !had.Parameters.Any(p => p.Identifier.ValueText == s.Identifier.ValueText && p.Type?.ToString() == s.Type?.ToString()))
            .Select(s => s.WithAttributeLists([]).WithoutTrivia())];
        if (missing.Length == 0)
        {
            return type;
        }

        ParameterSyntax[] all = [.. had.Parameters, .. missing];
        ParameterListSyntax list = had.WithParameters(Lists.Spaced(all));
        return type.ParameterList is null
            ? type.WithIdentifier(type.Identifier.WithTrailingTrivia()).WithParameterList(list.WithTrailingTrivia(type.Identifier.TrailingTrivia))
            : type.WithParameterList(list);
    }

    private static AttributeSyntax? Find(MemberDeclarationSyntax declaration, string name)
        => declaration.AttributeLists.SelectMany(l => l.Attributes).FirstOrDefault(a => Last(a.Name) is { } last && (last == name || last == name + "Attribute"));

    private static string Last(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
