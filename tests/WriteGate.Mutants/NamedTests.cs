using System.Text.RegularExpressions;

namespace WriteGate.Mutants;

/// <summary>Finds test methods by their names, which are sentences and so hardly ever two.</summary>
public sealed partial class NamedTests
{
    private readonly ILookup<string, string> projects;

    /// <param name="root">The root of the repository.</param>
    public NamedTests(string root)
    {
        string tests = Path.Combine(root, "tests");
        projects = Directory.EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Project: Path.GetRelativePath(tests, path).Replace('\\', '/').Split('/')[0], Path: path))
            .Where(file => file.Project.EndsWith(".Tests", StringComparison.Ordinal) && !file.Path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Method().Matches(File.ReadAllText(file.Path)).Select(method => (Name: method.Groups["name"].Value, file.Project)))
            .Distinct()
            .ToLookup(test => test.Name, test => test.Project, StringComparer.Ordinal);
    }

    /// <summary>The test projects that have a test of that name.</summary>
    public IReadOnlyList<string> ProjectsOf(string test) => [.. projects[test]];

    /// <summary>The names of all tests.</summary>
    public IEnumerable<string> Names => projects.Select(test => test.Key);

    [GeneratedRegex(@"^    public (static )?(async )?(Task|void|ValueTask) (?<name>[A-Z]\w*_\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Method();
}
