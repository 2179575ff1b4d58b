using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Effects.Sinks;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Summaries;

/// <summary>Sums up what the public members of a library do, for the projects that will refer to it.</summary>
internal static class SummaryReader
{
    /// <summary>The MSBuild property by which the package's props ask for it.</summary>
    public const string Property = "build_property.WriteGateSinkSummary";

    public static bool IsWanted(AnalyzerConfigOptions options)
        => options.TryGetValue(Property, out string? value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <param name="compilation">The library.</param>
    /// <param name="files">Its additional files of sinks.</param>
    /// <param name="cancellationToken">A token to cancel.</param>
    public static EquatableArray<SinkSummary> Read(Compilation compilation, ImmutableArray<AdditionalText> files, CancellationToken cancellationToken)
    {
        // Nobody refers to a program, and nobody can say what its summary means without the attribute.
        if (compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary
            || compilation.GetTypesByMetadataName(KnownNames.SinkSummary).IsEmpty
            || (files.IsEmpty && !compilation.SyntaxTrees.Any(t => CalledNames.Of(t).HasSink)))
        {
            return EquatableArray<SinkSummary>.Empty;
        }

        HashSet<string> reaching = CalledNames.Reaching(
            [.. compilation.SyntaxTrees.Select(CalledNames.Of)], SinkFile.Lines(files), EffectMap.DefaultMaxDepth);
        EffectMap effects = EffectMap.For(compilation, new(files));
        return new(SourceTypes.In(compilation, cancellationToken)
            .Where(IsVisible)
            .SelectMany(t => t.GetMembers().OfType<IMethodSymbol>())
            .Where(m => m.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && reaching.Contains(NameOf(m)))
            .Select(m => Sum(m, effects, cancellationToken))
            .OfType<SinkSummary>()
            .OrderBy(s => s.Member, StringComparer.Ordinal));
    }

    private static SinkSummary? Sum(IMethodSymbol method, EffectMap effects, CancellationToken cancellationToken)
    {
        EffectSummary summary = effects.OfAny(method, cancellationToken);
        return summary.Worst is { Kind: > EffectKind.Read } worst && method.GetDocumentationCommentId() is { } id
            ? new(id, SinkSummary.Say(worst.Kind, summary.Traits), worst.SinkName)
            : null;
    }

    private static string NameOf(IMethodSymbol method) => method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name
        : method.AssociatedSymbol?.Name ?? method.Name;

    private static bool IsVisible(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            if (t.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }
}
