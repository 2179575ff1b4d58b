using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WriteGate.Verifiers;

/// <summary>Generator drivers set up the way a build sets them up, with their steps tracked.</summary>
internal static class GeneratorDrivers
{
    public static GeneratorDriver Create(Project project, IEnumerable<IIncrementalGenerator> generators) => CSharpGeneratorDriver.Create(
        generators.Select(generator => generator.AsSourceGenerator()),
        project.AnalyzerOptions.AdditionalFiles,
        (CSharpParseOptions)project.ParseOptions!,
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The result of the only generator; whatever it threw (CS8785), two equal hint names among it, fails.</summary>
    public static GeneratorRunResult SingleResult(GeneratorDriver driver) => VerifiedResults(driver).Single();

    /// <summary>The results of all generators, none of which may have thrown.</summary>
    public static IEnumerable<GeneratorRunResult> VerifiedResults(GeneratorDriver driver)
    {
        var results = driver.GetRunResult().Results;
        foreach (var result in results)
        {
            if (result.Exception is { } exception)
            {
                throw new VerificationException($"{result.Generator.GetGeneratorType().Name} threw: {exception}");
            }
        }
        return results;
    }
}
