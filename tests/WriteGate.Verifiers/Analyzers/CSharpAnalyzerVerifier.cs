using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Verifiers;

/// <summary>The short forms of <see cref="CSharpAnalyzerTest{TAnalyzer}"/>.</summary>
public static class CSharpAnalyzerVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Expects the analyzer's only rule.</summary>
    public static DiagnosticResult Diagnostic() => new(new TAnalyzer().SupportedDiagnostics.Single());

    /// <summary>Expects one of the analyzer's rules.</summary>
    public static DiagnosticResult Diagnostic(string diagnosticId)
        => new(new TAnalyzer().SupportedDiagnostics.Single(descriptor => descriptor.Id == diagnosticId));

    /// <summary>Expects a rule.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Verifies that a source gives the diagnostics it marks, those stated beside it, and no other.</summary>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
        => VerifyAnalyzerAsync([DocumentationMode.Parse], source, expected);

    /// <summary>Verifies the same under each documentation mode: an IDE and a build without <c>/doc</c> differ in it.</summary>
    public static async Task VerifyAnalyzerAsync(
        IEnumerable<DocumentationMode> documentationModes, string source, params DiagnosticResult[] expected)
    {
        foreach (var mode in documentationModes)
        {
            var test = new CSharpAnalyzerTest<TAnalyzer> { TestCode = source, DocumentationMode = mode };
            test.ExpectedDiagnostics.AddRange(expected);
            await test.RunAsync().ConfigureAwait(false);
        }
    }
}
