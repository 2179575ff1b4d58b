using Microsoft.CodeAnalysis;

namespace WriteGate.Verifiers;

/// <summary>The short forms of <see cref="GeneratorRun{TGenerator}"/>.</summary>
public static class CSharpSourceGeneratorVerifier<TGenerator>
    where TGenerator : IIncrementalGenerator, new()
{
    /// <summary>Runs the generator over sources whose output gives no diagnostic that they do not mark.</summary>
    public static Task<GeneratorResult> RunAsync(params string[] sources)
    {
        var run = new GeneratorRun<TGenerator>();
        foreach (var source in sources)
        {
            run.TestState.Sources.Add(source);
        }
        return run.RunAsync();
    }

    /// <summary>Verifies that a source gives the expected diagnostics, marked or stated, and no other.</summary>
    public static Task<GeneratorResult> VerifyGeneratorAsync(string source, params DiagnosticResult[] expected)
    {
        var run = new GeneratorRun<TGenerator> { TestState = { Sources = { source } } };
        run.TestState.ExpectedDiagnostics.AddRange(expected);
        return run.RunAsync();
    }

    /// <summary>Verifies that a source gives exactly this file, by hint name, and the expected diagnostics.</summary>
    public static Task VerifyGeneratorAsync(
        string source, (string HintName, string Content) generatedSource, params DiagnosticResult[] expected)
        => VerifyGeneratorAsync(source, [generatedSource], expected);

    /// <summary>Verifies that a source gives exactly these files, by hint name, and the expected diagnostics.</summary>
    public static async Task VerifyGeneratorAsync(
        string source, (string HintName, string Content)[] generatedSources, params DiagnosticResult[] expected)
    {
        var result = await VerifyGeneratorAsync(source, expected).ConfigureAwait(false);
        var unexpected = result.Sources.Keys.Except(generatedSources.Select(file => file.HintName));
        if (unexpected.FirstOrDefault() is { } hintName)
        {
            throw new VerificationException($"Generated, not expected: {hintName}\n{result.Sources[hintName]}");
        }
        foreach (var (expectedName, content) in generatedSources)
        {
            TextComparison.Verify(expectedName, content, result.Sources.GetValueOrDefault(expectedName));
        }
    }
}
