using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Tests;

/// <summary>An additional file of a project: a lock file, a policy, a list of sinks.</summary>
internal sealed class ProjectFile(string path, string text) : AdditionalText
{
    private readonly SourceText source = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => source;
}
