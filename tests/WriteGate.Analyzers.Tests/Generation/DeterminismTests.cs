using System.Collections.Immutable;
using System.Globalization;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

using WriteGate.Analyzers.Generation;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>The same contracts give the same bytes, wherever and however often they are built.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Sources = [.. CrmSource.All, .. WideSource.All, HandOffSource.Findings, HandOffSource.Wide];

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_culture_of_the_build_does_not_show(string culture)
    {
        ImmutableSortedDictionary<string, string> expected = Run(Sources);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal(expected, Run(Sources));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Twenty_runs_with_the_files_in_any_order_are_byte_equal()
    {
        ImmutableSortedDictionary<string, string> expected = Run(Sources);
        Random random = new(7);
        for (int run = 0; run < 20; run++)
        {
            string[] shuffled = [.. Sources];
            random.Shuffle(shuffled);

            Assert.Equal(expected, Run(shuffled));
        }
    }

    [Fact]
    public void Names_of_files_and_characters_in_them_are_plain()
    {
        foreach ((string name, string text) in Run(Sources))
        {
            Assert.EndsWith(".g.cs", name, StringComparison.Ordinal);
            Assert.DoesNotContain(text, c => c is '\r' or '\t' or '\uFEFF');
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        }
    }

    private static ImmutableSortedDictionary<string, string> Run(IEnumerable<string> sources)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Subject",
            sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"/0/File{i}.cs")),
            PlatformReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary));
        GeneratorDriverRunResult result = CSharpGeneratorDriver.Create(new WriteGateGenerator()).WithUpdatedParseOptions(options).RunGenerators(compilation).GetRunResult();
        Assert.Empty(result.Diagnostics);
        return result.Results[0].GeneratedSources.ToImmutableSortedDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
    }
}
