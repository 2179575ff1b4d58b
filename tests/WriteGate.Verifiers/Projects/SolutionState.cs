using Microsoft.CodeAnalysis;

namespace WriteGate.Verifiers;

/// <summary>Everything a compilation of a test is made of, and the diagnostics expected of it.</summary>
public sealed class SolutionState
{
    /// <summary>C# files, with or without marks.</summary>
    public SourceFileList Sources { get; } = [];

    /// <summary>Files handed to analyzers and generators as additional texts.</summary>
    public List<(string Path, string Content)> AdditionalFiles { get; } = [];

    /// <summary>
    /// <c>/.editorconfig</c> or, with <c>is_global = true</c>, <c>/.globalconfig</c>, which also carries
    /// <c>build_property.…</c> values.
    /// </summary>
    public List<(string Path, string Content)> AnalyzerConfigFiles { get; } = [];

    /// <summary>References beside the framework's and WriteGate's own.</summary>
    public List<MetadataReference> AdditionalReferences { get; } = [];

    /// <summary>Diagnostics that the marks do not state.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics { get; } = [];

    /// <summary>A library unless stated; an application may have top-level statements.</summary>
    public OutputKind OutputKind { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The name of the assembly; assemblies that refer to each other need two names.</summary>
    public string AssemblyName { get; set; } = "TestProject";

    internal IReadOnlyList<TestMarkup> ParseMarkup() => [.. Sources.Select(file => TestMarkup.Parse(file.Path, file.Content))];
}
