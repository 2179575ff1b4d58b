using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Verifiers;

/// <summary>What a verified generator run gave.</summary>
public sealed class GeneratorResult
{
    internal GeneratorResult(Compilation compilation, ImmutableArray<Diagnostic> diagnostics, GeneratorRunResult run)
    {
        Compilation = compilation;
        Diagnostics = diagnostics;
        Sources = run.GeneratedSources.ToImmutableSortedDictionary(
            source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
        StepNames = [.. IncrementalCaching.NamedSteps(run).Select(step => step.Key)];
    }

    /// <summary>Generated text by hint name.</summary>
    public ImmutableSortedDictionary<string, string> Sources { get; }

    /// <summary>The reported diagnostics, all of them expected.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>The test's sources together with the generated ones.</summary>
    public Compilation Compilation { get; }

    /// <summary>The names that the generator gave to the steps that ran.</summary>
    public ImmutableSortedSet<string> StepNames { get; }

    /// <summary>The compiled output as a reference for a second project, which then sees it as metadata.</summary>
    public MetadataReference ToMetadataReference() => MetadataReference.CreateFromImage(Emit());

    /// <summary>
    /// Compiles the output and loads it, so that generated code can be run. <paramref name="referenced"/> are the results
    /// that this one's sources refer to. Dispose what is returned to let the assemblies go.
    /// </summary>
    public LoadedAssembly Load(params GeneratorResult[] referenced)
        => new(Emit(), referenced.Select(result => result.Emit()));

    private byte[] Emit()
    {
        using var image = new MemoryStream();
        var result = Compilation.Emit(image);
        return result.Success
            ? image.ToArray()
            : throw new VerificationException($"The output does not compile:\n{string.Join('\n', result.Diagnostics)}");
    }
}
