using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.CodeFixes.Editing;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.CodeFixes.Gating;

/// <summary>How a method becomes the raw write of a gated tool.</summary>
/// <param name="Attributes">What is said of the write.</param>
/// <param name="Replaced">The names of attributes that said otherwise: its host's, a lower tier.</param>
/// <param name="Services">Parameters that the constructor takes over.</param>
internal sealed record GatedMethod(IReadOnlyList<string> Attributes, IReadOnlyCollection<string> Replaced, IReadOnlyList<ParameterSyntax> Services)
{
    /// <summary>Marks the method in the code that is made, for what has to be checked there.</summary>
    public static readonly SyntaxAnnotation Mark = new("WriteGate.Gated");

    /// <summary>The plan; null where nothing of the method is certain to identify an occasion, or it cannot be called from an instance.</summary>
    public static GatedMethod? Plan(IMethodSymbol method, MethodDeclarationSyntax declaration, EditSite site)
    {
        KnownSymbols known = KnownSymbols.For(site.Model.Compilation);
        AgentTool? tool = AgentToolReader.Read(method, known, ToolAttributes.For(site.Editor.OriginalDocument.Project.AnalyzerOptions));
        IParameterSymbol[] services = [.. method.Parameters.Where(Gating.Services.Is)];
        string[] key = [.. method.Parameters.Except(services, SymbolEqualityComparer.Default).OfType<IParameterSymbol>()
            .Where(p => ResourceReader.IsIdName(p.Name) && !p.IsOptional && !TypeNames.IsNullable(p.Type))
            .Select(p => $"nameof({p.Name})")];
        if (key.Length == 0 || tool is null or { Tier: not (null or Contracts.Tier.ReadOnly) } || method.IsPartialDefinition || !services.All(Gating.Services.CanBeInjected))
        {
            return null;
        }

        List<string> attributes = ["WriteTier(WriteTier.Reviewed)"];
        if (!known.Has(method, KnownNames.IdempotentBy))
        {
            attributes.Add($"IdempotentBy({string.Join(", ", key)})");
        }

        if (tool.Name != method.Name && !known.Has(method, KnownNames.ToolName))
        {
            attributes.Add($"ToolName({SymbolDisplay.FormatLiteral(tool.Name, quote: true)})");
        }

        return new(
            attributes,
            [.. new[] { tool.Host, known.Find(method, KnownNames.WriteTier) }
                .Select(a => a?.ApplicationSyntaxReference?.GetSyntax(site.CancellationToken))
                .OfType<AttributeSyntax>()
                .Select(a => a.Name.ToString())],
            [.. declaration.ParameterList.Parameters.Where((_, i) => services.Contains(method.Parameters[i], SymbolEqualityComparer.Default))]);
    }

    public MethodDeclarationSyntax Gate(MethodDeclarationSyntax method)
    {
        MethodDeclarationSyntax made = method;
        while (made.AttributeLists.SelectMany(l => l.Attributes).FirstOrDefault(a => Replaced.Contains(a.Name.ToString())) is { } replaced)
        {
            made = Annotations.Without(made, replaced);
        }

        made = Modifiers.Private(Modifiers.Without(made, SyntaxKind.StaticKeyword, SyntaxKind.VirtualKeyword));
        made = Annotations.With(made, [.. Attributes.Select(Annotations.Parse)]);
        return made.WithParameterList(WithPermit(made.ParameterList, Body(made))).WithAdditionalAnnotations(Mark);
    }

    private static SyntaxNode? Body(MethodDeclarationSyntax method) => (SyntaxNode?)method.Body ?? method.ExpressionBody;

    /// <summary>The permit stands after what the agent sends and before what may be left out.</summary>
    private ParameterListSyntax WithPermit(ParameterListSyntax list, SyntaxNode? body)
    {
        HashSet<string> moved = new(Services.Select(s => s.Identifier.Text), StringComparer.Ordinal);
        List<ParameterSyntax> kept = [.. list.Parameters.Where(p => !moved.Contains(p.Identifier.Text)).Select(p => p.WithoutTrivia())];
        int at = kept.FindIndex(p => p.Default is not null || p.Type?.ToString() is "CancellationToken" or "System.Threading.CancellationToken");
        kept.Insert(at < 0 ? kept.Count : at, SyntaxFactory.ParseParameterList($"(WritePermit {FreeName(list, body)})").Parameters[0]);
        return list.WithParameters(Lists.Spaced(kept));
    }

    private static string FreeName(ParameterListSyntax list, SyntaxNode? body)
        => new[] { list, body }.Any(n => n is not null && n.DescendantTokens().Any(t => t.ValueText == "permit")) ? "writePermit" : "permit";
}
