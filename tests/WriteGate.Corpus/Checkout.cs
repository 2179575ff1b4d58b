using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WriteGate.Corpus;

/// <summary>
/// A checkout as compilations, one a project, its project references being compilations too. Packages beyond those that
/// run here are missing, as in a project that was not restored.
/// </summary>
internal sealed class Checkout
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => !System.IO.Path.GetFileName(path).StartsWith("WriteGate", StringComparison.Ordinal) && !System.IO.Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path))];

    private readonly Dictionary<string, CSharpCompilation> compilations = new(StringComparer.Ordinal);
    private readonly string[] projects;

    public Checkout(string folder) => projects = [.. Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Select(System.IO.Path.GetFullPath)];

    /// <summary>The compilation of the project that a file belongs to.</summary>
    public CSharpCompilation Of(string file)
    {
        string? project = projects
            .Where(p => file.StartsWith(System.IO.Path.GetDirectoryName(p) + "/", StringComparison.Ordinal))
            .MaxBy(p => System.IO.Path.GetDirectoryName(p)!.Length);
        return Compile(project ?? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "none.csproj"), []);
    }

    private CSharpCompilation Compile(string project, HashSet<string> open)
    {
        if (compilations.TryGetValue(project, out CSharpCompilation? known))
        {
            return known;
        }

        open.Add(project);
        string folder = System.IO.Path.GetDirectoryName(project)!;
        XElement? content = File.Exists(project) ? XElement.Load(project) : null;
        IEnumerable<string> referred = (content?.Descendants().Where(e => e.Name.LocalName == "ProjectReference") ?? [])
            .Select(e => System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, ((string?)e.Attribute("Include") ?? "").Replace('\\', '/'))))
            .Where(p => File.Exists(p) && !open.Contains(p));
        CSharpCompilation[] direct = [.. referred.Select(p => Compile(p, open)).DistinctBy(c => c.AssemblyName)];

        // The SDK hands on what a reference refers to.
        CompilationReference[] others = [.. direct
            .SelectMany(c => c.References.OfType<CompilationReference>().Select(r => (CSharpCompilation)r.Compilation).Prepend(c))
            .Distinct().Select(c => c.ToMetadataReference())];
        CSharpParseOptions options = new(LanguageVersion.Preview, preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET10_0_OR_GREATER"]);
        CSharpCompilation made = CSharpCompilation.Create(
            System.IO.Path.GetFileNameWithoutExtension(project),
            [
                CSharpSyntaxTree.ParseText(ImplicitUsings + Usings(content), options),
                .. Files(folder).Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f)),
            ],
            [.. References, .. others],
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        open.Remove(project);
        return compilations[project] = made;
    }

    private static string Usings(XElement? project) => string.Concat(
        (project?.Descendants().Where(e => e.Name.LocalName == "Using" && e.Attribute("Static") is null && e.Attribute("Alias") is null) ?? [])
            .Select(e => (string?)e.Attribute("Include")).Where(n => !string.IsNullOrEmpty(n)).Select(n => $"global using {n};"));

    /// <summary>The C# files of a project: below its folder, but not below another project's.</summary>
    private IEnumerable<string> Files(string folder)
    {
        string[] nested = [.. projects.Select(p => System.IO.Path.GetDirectoryName(p)! + "/").Where(d => d.StartsWith(folder + "/", StringComparison.Ordinal) && d != folder + "/")];
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => !nested.Any(d => f.StartsWith(d, StringComparison.Ordinal)));
    }
}
