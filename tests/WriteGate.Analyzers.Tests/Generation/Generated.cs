using WriteGate.Analyzers.Generation;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>Runs the generator. The verifier holds what always holds: no warning, everything cached, no symbol in a model.</summary>
internal static class Generated
{
    private static readonly Lazy<Task<GeneratorResult>> CrmResult = new(() => RunAsync(CrmSource.All));
    private static readonly Lazy<Task<GeneratorResult>> WideResult = new(() => RunAsync(WideSource.All));

    private static readonly Lazy<Task<GeneratorResult>> HandOffsResult = new(() => RunAsync(HandOffSource.All));

    /// <summary>Shared by the tests that only look at it.</summary>
    public static Task<GeneratorResult> HandOffs => HandOffsResult.Value;

    /// <summary>Shared by the tests that only look at it.</summary>
    public static Task<GeneratorResult> Crm => CrmResult.Value;

    /// <summary>Shared by the tests that only look at it.</summary>
    public static Task<GeneratorResult> Wide => WideResult.Value;

    public static Task<GeneratorResult> RunAsync(params string[] sources) => CSharpSourceGeneratorVerifier<WriteGateGenerator>.RunAsync(sources);
}
