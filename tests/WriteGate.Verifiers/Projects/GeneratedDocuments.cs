using Microsoft.CodeAnalysis;

namespace WriteGate.Verifiers;

/// <summary>Generated sources as documents of a project, where analyzers and code fixes meet them as in a build.</summary>
internal static class GeneratedDocuments
{
    private const string Folder = "/generated/";

    public static bool Contains(Document document) => document.FilePath?.StartsWith(Folder, StringComparison.Ordinal) == true;

    public static async Task<Project> RefreshAsync(Project project, IEnumerable<Type> generators, CancellationToken cancellationToken)
    {
        var instances = generators.Select(type => (IIncrementalGenerator)Activator.CreateInstance(type)!).ToList();
        if (instances.Count == 0)
        {
            return project;
        }
        var clean = project.RemoveDocuments([.. project.Documents.Where(Contains).Select(document => document.Id)]);
        var compilation = await TestProject.CompileAsync(clean, cancellationToken).ConfigureAwait(false);
        var driver = GeneratorDrivers.Create(clean, instances).RunGenerators(compilation, cancellationToken);
        return GeneratorDrivers.VerifiedResults(driver)
            .SelectMany(result => result.GeneratedSources)
            .Aggregate(clean, (current, source) =>
                current.AddDocument(source.HintName, source.SourceText, filePath: Folder + source.SyntaxTree.FilePath).Project);
    }
}
