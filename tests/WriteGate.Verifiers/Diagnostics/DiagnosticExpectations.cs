using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace WriteGate.Verifiers;

/// <summary>The diagnostics a test expects, stated and marked, compared with those that were reported.</summary>
internal sealed class DiagnosticExpectations(IEnumerable<DiagnosticResult> expected)
{
    private const string AnalyzerException = "AD0001";

    // The more a test states, the earlier it chooses, so that a vague expectation cannot take a precise one's match.
    private readonly ImmutableArray<DiagnosticResult> _expected =
        [.. expected.OrderBy(result => result.Message is null && result.Arguments.IsDefault)];

    /// <summary>What a state states and marks; <paramref name="unnamedId"/> is what <c>[|…|]</c> stands for.</summary>
    public static DiagnosticExpectations Of(SolutionState state, string? unnamedId)
    {
        var marks = state.ParseMarkup().SelectMany(file => file.Marks.Select(mark => (file.Path, mark.Key, mark.Span))).ToList();
        var stated = state.ExpectedDiagnostics.Select(result =>
        {
            if (result.MarkupKey is not { } number)
            {
                return result;
            }
            var key = string.Create(CultureInfo.InvariantCulture, $"#{number}");
            var (path, _, span) = marks.SingleOrDefault(mark => mark.Key == key);
            return path is null
                ? throw new ArgumentException($"No single span is marked {{|{key}:…|}}.", nameof(state))
                : result.WithSpan(path, span);
        });
        var marked = marks.Where(mark => mark.Key?.StartsWith('#') != true).Select(mark =>
            new DiagnosticResult(mark.Key ?? unnamedId
                ?? throw new ArgumentException("[|…|] needs an analyzer with exactly one rule; name the rule instead.", nameof(state)))
            .WithSpan(mark.Path, mark.Span));
        return new(stated.Concat(marked).ToList());
    }

    /// <summary>Fails unless each expectation meets exactly one diagnostic and none is left over.</summary>
    public void Verify(IEnumerable<Diagnostic> reported)
    {
        var actual = reported
            .OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan)
            .ToList();
        if (actual.Find(diagnostic => diagnostic.Id == AnalyzerException) is { } crash)
        {
            throw new VerificationException($"An analyzer threw: {crash.GetMessage(CultureInfo.InvariantCulture)}");
        }
        var missing = _expected.Where(result =>
        {
            var match = actual.FindIndex(diagnostic => Matches(result, diagnostic));
            if (match >= 0)
            {
                actual.RemoveAt(match);
            }
            return match < 0;
        }).ToList();
        if (missing.Count + actual.Count > 0)
        {
            throw new VerificationException(Describe(missing, actual));
        }
    }

    private static bool Matches(DiagnosticResult expected, Diagnostic actual)
    {
        if (expected.Id != actual.Id || (expected.Severity is { } severity && severity != actual.Severity))
        {
            return false;
        }
        var message = actual.GetMessage(CultureInfo.InvariantCulture);
        if (expected.Message is not null && expected.Message != message)
        {
            return false;
        }
        if (!expected.Arguments.IsDefault && message != Format(actual.Descriptor, expected.Arguments))
        {
            return false;
        }
        if (expected.Span is not { } span)
        {
            return actual.Location == Location.None;
        }
        var location = actual.Location.GetLineSpan();
        return location.Path == expected.Path
            && (expected.IsStartOnly ? location.Span.Start == span.Start : location.Span == span);
    }

    private static string Format(DiagnosticDescriptor descriptor, ImmutableArray<object> arguments)
        => string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), [.. arguments]);

    private static string Describe(List<DiagnosticResult> missing, List<Diagnostic> unexpected)
    {
        var text = new StringBuilder();
        foreach (var result in missing)
        {
            text.Append("Expected, not reported: ").Append(result).Append('\n');
        }
        foreach (var diagnostic in unexpected)
        {
            text.Append("Reported, not expected: ").Append(diagnostic.ToString()).Append('\n');
            if (diagnostic.Location.SourceTree?.GetText() is { } source)
            {
                text.Append("    ").Append(source.Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start)).Append('\n');
            }
        }
        return text.ToString();
    }
}
