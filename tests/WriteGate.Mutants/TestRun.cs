using System.Xml.Linq;

namespace WriteGate.Mutants;

/// <summary>What some tests of one project said.</summary>
/// <param name="Passed">How many passed.</param>
/// <param name="Failed">The names of those that did not.</param>
/// <param name="HasEnded">Whether the run came to its end.</param>
/// <param name="Output">What was printed.</param>
internal sealed record TestRun(int Passed, IReadOnlyList<string> Failed, bool HasEnded, string Output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Runs the tests of some names in a project that was built, with a mutant switched on.</summary>
    public static async Task<TestRun> OfAsync(string root, string project, IEnumerable<string> names, string? mutant)
    {
        string results = Directory.CreateTempSubdirectory("writegate-mutant-").FullName;
        try
        {
            string assembly = Path.Combine(root, "tests", project, "bin", "Debug", "net10.0", $"{project}.dll");
            (int? exitCode, string output) = await Dotnet.RunAsync(
                ["test", assembly, "--filter", string.Join('|', names.Select(name => $"FullyQualifiedName~.{name}")), "--logger", "trx;LogFileName=run.trx", "--results-directory", results],
                mutant,
                Longest);
            string report = Path.Combine(results, "run.trx");
            (string Name, string Outcome)[] all = File.Exists(report)
                ? [.. XDocument.Load(report).Descendants().Where(node => node.Name.LocalName == "UnitTestResult").Select(node => ((string)node.Attribute("testName")!, (string)node.Attribute("outcome")!))]
                : [];
            return new(
                all.Count(test => test.Outcome == "Passed"),
                [.. all.Where(test => test.Outcome != "Passed").Select(test => test.Name.Split('(')[0].Split('.')[^1]).Distinct(StringComparer.Ordinal)],
                exitCode is not null && all.Length > 0,
                output);
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }
}
