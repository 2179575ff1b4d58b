using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WriteGate.Verifiers;

/// <summary>
/// Runs a generator a second time after an edit that concerns it in nothing. Every output and every step that the
/// generator named must then be as it was; an editor pays for each that is not, at every key stroke.
/// </summary>
internal static class IncrementalCaching
{
    // Steps that Roslyn names itself; all others carry a name that the generator gave with WithTrackingName.
    private static readonly ImmutableHashSet<string> s_roslynSteps =
    [
        WellKnownGeneratorInputs.Compilation, WellKnownGeneratorInputs.ParseOptions, WellKnownGeneratorInputs.AdditionalTexts,
        WellKnownGeneratorInputs.AnalyzerConfigOptions, WellKnownGeneratorInputs.MetadataReferences,
        WellKnownGeneratorOutputs.SourceOutput, WellKnownGeneratorOutputs.ImplementationSourceOutput,
        // Within ForAttributeWithMetadataName; Roslyn has no public constant for it.
        "CompilationOptions",
    ];

    /// <param name="driver">Has already run over <paramref name="input"/>.</param>
    public static void Verify(GeneratorDriver driver, Compilation input, CancellationToken cancellationToken)
    {
        var first = GeneratorDrivers.SingleResult(driver);
        var second = GeneratorDrivers.SingleResult(driver.RunGenerators(WithUnrelatedTree(input), cancellationToken));
        if (first.TrackedOutputSteps.Count > 0 && !NamedSteps(first).Any())
        {
            throw new VerificationException("The generator names no step (WithTrackingName), so its caching cannot be verified.");
        }
        VerifyCached(second.TrackedOutputSteps);
        VerifyCached(NamedSteps(second));
        foreach (var (name, steps) in NamedSteps(first).Concat(NamedSteps(second)))
        {
            foreach (var (value, _) in steps.SelectMany(step => step.Outputs))
            {
                ModelGraph.Verify(value, name);
            }
        }
    }

    public static IEnumerable<KeyValuePair<string, ImmutableArray<IncrementalGeneratorRunStep>>> NamedSteps(GeneratorRunResult result)
        => result.TrackedSteps.Where(step => !s_roslynSteps.Contains(step.Key) && !IsAttributeLookup(step.Key));

    // ForAttributeWithMetadataName is made of steps such as compilationUnit_ForAttribute.
    private static bool IsAttributeLookup(string step) => step.Contains("_ForAttribute", StringComparison.Ordinal);

    private static Compilation WithUnrelatedTree(Compilation input)
    {
        var options = (CSharpParseOptions)input.SyntaxTrees.First().Options;
        return input.Clone().AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal static class Unrelated;", options, "/0/Unrelated.cs"));
    }

    private static void VerifyCached(IEnumerable<KeyValuePair<string, ImmutableArray<IncrementalGeneratorRunStep>>> tracked)
    {
        foreach (var (name, steps) in tracked)
        {
            foreach (var (_, reason) in steps.SelectMany(step => step.Outputs))
            {
                if (reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
                {
                    throw new VerificationException(
                        $"Step {name} is {reason} after an unrelated edit. Its model must be equal by value to the one before.");
                }
            }
        }
    }
}
