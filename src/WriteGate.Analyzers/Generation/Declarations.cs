using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Generation;

/// <summary>
/// What a compilation declares. Contracts are made of declarations and of nothing within a body, so a compilation that
/// declares the same as the one before need not be read again: typing in a body costs no reading of contracts.
/// </summary>
/// <remarks>It holds the compilation weakly, so that no symbols outlive the run that bound them.</remarks>
internal sealed class Declarations(Compilation compilation) : IEquatable<Declarations>
{
    private readonly WeakReference<Compilation> given = new(compilation);
    private readonly string? name = compilation.AssemblyName;
    private readonly CompilationOptions options = compilation.Options;
    private readonly ImmutableArray<MetadataReference> references = [.. compilation.References];
    private readonly ImmutableArray<SyntaxTree> trees = [.. compilation.SyntaxTrees];

    /// <summary>The compilation that was given, or one of the same sources where that one is gone.</summary>
    public Compilation Compilation => given.TryGetTarget(out Compilation? alive)
        ? alive
        : CSharpCompilation.Create(name, trees, references, (CSharpCompilationOptions)options);

    public bool Equals(Declarations? other)
        => other is not null
            && name == other.name
            && options.Equals(other.options)
            && references.SequenceEqual(other.references)
            && trees.Length == other.trees.Length
            && trees.Zip(other.trees, DeclareTheSame).All(same => same);

    public override bool Equals(object? obj) => Equals(obj as Declarations);

    public override int GetHashCode() => trees.Length;

    private static bool DeclareTheSame(SyntaxTree tree, SyntaxTree other)
        => ReferenceEquals(tree, other)
            || (tree.FilePath == other.FilePath && tree.Options.Equals(other.Options) && Outline.Of(tree) == Outline.Of(other));
}
