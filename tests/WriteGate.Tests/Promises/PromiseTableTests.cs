using System.Text.RegularExpressions;

using WriteGate.Mutants;

namespace WriteGate.Tests.Promises;

/// <summary>The table of the README that says what is promised, which types hold it, and which test shows it.</summary>
public sealed partial class PromiseTableTests
{
    /// <summary>Promises that the product does not keep yet: no line, no test and no mutant.</summary>
    public static readonly string[] NotYet = [];

    /// <summary>All others.</summary>
    public static readonly string[] Promises =
        [.. Enumerable.Range(1, 14).Select(number => $"C{number}").Concat(Enumerable.Range(1, 26).Select(number => $"R{number}")).Except(NotYet)];

    private static readonly NamedTests Tests = new(Repository.Root);
    private static readonly Match[] Lines = [.. Line().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "WriteGate", "README.md"))).Cast<Match>()];

    [Fact]
    public void Every_promise_has_its_line()
        => Assert.Equal(Promises, Lines.Select(line => line.Groups["id"].Value));

    [Fact]
    public void Every_promise_has_a_test_that_is_named_after_it()
        => Assert.All(Promises, promise => Assert.Contains(Tests.Names, test => IsOf(promise, test)));

    [Fact]
    public void Every_named_test_is_there_and_of_its_promise()
        => Assert.All(Lines, line =>
        {
            string test = line.Groups["test"].Value;
            Assert.True(IsOf(line.Groups["id"].Value, test), line.Value);
            Assert.True(Tests.ProjectsOf(test).Count == 1, $"There is no one test {test}.");
        });

    [Fact]
    public void Every_named_type_is_there()
    {
        HashSet<string> types = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(path => TypeName().Matches(File.ReadAllText(path)).Select(type => type.Groups["name"].Value))];
        Assert.All(Lines, line => Assert.All(
            Quoted().Matches(line.Groups["types"].Value).Select(type => type.Groups["name"].Value), type => Assert.Contains(type, types)));
        Assert.All(Lines, line => Assert.NotEmpty(Quoted().Matches(line.Groups["types"].Value)));
    }

    /// <summary>Whether a test's name begins with a promise; a test may show two.</summary>
    public static bool IsOf(string promise, string test) => Regex.IsMatch(test, $"^([CRU][0-9]+_)*{promise}_");

    [GeneratedRegex(@"^\| (?<id>[CR][0-9]+) \| [^|]+ \| (?<types>[^|]+) \| `(?<test>\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex(@"\b(class|record|struct|interface|enum) (?<name>[A-Z]\w*)")]
    private static partial Regex TypeName();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();
}
