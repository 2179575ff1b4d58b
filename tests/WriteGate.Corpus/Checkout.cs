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

    private readonly string root;

    public Checkout(string folder)
    {
        root = System.IO.Path.GetFullPath(folder);
        projects = [.. Directory.EnumerateFiles(folder, "*.csproj", SearchOption.AllDirectories).Select(System.IO.Path.GetFullPath)];
    }

    /// <summary>Every project.</summary>
    public IEnumerable<CSharpCompilation> All() => projects.Select(project => Compile(project, []));

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
                .. Files(folder).Concat(LinkedFiles(project)).Distinct().Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f)),
            ],
            [.. References, .. others],
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        open.Remove(project);
        return compilations[project] = made;
    }

    private static string Usings(XElement? project) => string.Concat(
        (project?.Descendants().Where(e => e.Name.LocalName == "Using" && e.Attribute("Static") is null && e.Attribute("Alias") is null) ?? [])
            .Select(e => (string?)e.Attribute("Include")).Where(n => !string.IsNullOrEmpty(n)).Select(n => $"global using {n};"));

    /// <summary>Files from elsewhere that a project, or what it imports, compiles.</summary>
    private IEnumerable<string> LinkedFiles(string project)
    {
        if (!File.Exists(project))
        {
            return [];
        }

        XElement content = XElement.Load(project);
        string folder = System.IO.Path.GetDirectoryName(project)!;
        string Resolve(XElement item, string attribute) => System.IO.Path.GetFullPath(System.IO.Path.Combine(
            folder,
            ((string?)item.Attribute(attribute) ?? "").Replace('\\', '/').Replace("$(RepoRoot)", root, StringComparison.Ordinal).Replace("$(MSBuildThisFileDirectory)", folder + "/", StringComparison.Ordinal)));
        return content.Descendants().Where(e => e.Name.LocalName == "Compile" && e.Attribute("Include") is not null).SelectMany(e => Matching(Resolve(e, "Include")))
            .Concat(content.Descendants().Where(e => e.Name.LocalName == "Import").Select(e => Resolve(e, "Project")).Where(File.Exists).SelectMany(LinkedFiles));
    }

    /// <summary>The files that <c>folder/**/*.cs</c>, <c>folder/*.cs</c> or a path names.</summary>
    private static IEnumerable<string> Matching(string pattern)
    {
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        string folder = star < 0 ? "" : pattern[..pattern.LastIndexOf('/', star)];
        return star < 0 ? (File.Exists(pattern) ? [pattern] : [])
            : Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs", pattern.Contains("**", StringComparison.Ordinal) ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
            : [];
    }

    /// <summary>The C# files of a project: below its folder, but not below another project's.</summary>
    private IEnumerable<string> Files(string folder)
    {
        string[] nested = [.. projects.Select(p => System.IO.Path.GetDirectoryName(p)! + "/").Where(d => d.StartsWith(folder + "/", StringComparison.Ordinal) && d != folder + "/")];
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/bin/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => !nested.Any(d => f.StartsWith(d, StringComparison.Ordinal)));
    }
}
