using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Rules;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>
/// Rules, pages, release lines and the table in the README say the same. <c>WRITEGATE_ACCEPT=1</c> writes the table anew.
/// </summary>
public sealed class RuleDocumentationTests
{
    private const string Begin = "<!-- rules -->";
    private const string End = "<!-- /rules -->";

    /// <summary>One descriptor of each rule; the messages of a rule differ in nothing else.</summary>
    private static readonly ImmutableArray<DiagnosticDescriptor> All =
        [.. typeof(GateRule).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
            .SelectMany(t => ((DiagnosticAnalyzer)Activator.CreateInstance(t)!).SupportedDiagnostics)
            .OrderBy(d => d.Id, StringComparer.Ordinal)];

    private static readonly string Root = FindRoot();

    public static TheoryData<string> Ids => [.. All.Select(d => d.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_starts_with_its_name(string id)
    {
        string page = Path.Combine(Root, "src", "WriteGate.Analyzers", "docs", id + ".md");
        Assert.StartsWith($"# {id}: ", File.Exists(page) ? File.ReadAllText(page) : "(no page)", StringComparison.Ordinal);
        Assert.Equal($"https://github.com/writegate/writegate/blob/main/src/WriteGate.Analyzers/docs/{id}.md", Rule(id).HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_all_its_parts(string id)
    {
        string page = File.ReadAllText(Path.Combine(Root, "src", "WriteGate.Analyzers", "docs", id + ".md"));
        Assert.Equal(
            ["## Why", "## Bad", "## Good", "## When to suppress", "## Known limits"],
            page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_release_line(string id)
    {
        string releases = File.ReadAllText(Path.Combine(Root, "src", "WriteGate.Analyzers", "AnalyzerReleases.Unshipped.md"))
            + File.ReadAllText(Path.Combine(Root, "src", "WriteGate.Analyzers", "AnalyzerReleases.Shipped.md"));
        Assert.Contains($"\n{id} | {Rule(id).Category} | {Rule(id).DefaultSeverity} | ", releases, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_without_a_rule_is_left_over() => Assert.Equal(
        All.Select(d => d.Id).Distinct(),
        Directory.GetFiles(Path.Combine(Root, "src", "WriteGate.Analyzers", "docs"), "WG*.md").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_rule_explains_itself() => Assert.All(All, d =>
    {
        string message = d.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(d.IsEnabledByDefault && d.Description.ToString(System.Globalization.CultureInfo.InvariantCulture).Length > 40, d.Id);
        Assert.True(message.Length > 40 && message.Contains("{0}", StringComparison.Ordinal), message);
    });

    [Fact]
    public void The_messages_of_a_rule_share_all_else() => Assert.All(
        All.GroupBy(d => d.Id),
        rule => Assert.Single(rule.Select(d => (d.Title.ToString(System.Globalization.CultureInfo.InvariantCulture), d.Category)).Distinct()));

    [Fact]
    public void Every_analyzer_is_set_up_like_the_others() => Assert.Equal(
        typeof(GateRule).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal),
        EveryRule.Rules.Select(r => r.GetType()));

    [Fact]
    public void An_analyzer_is_named_after_its_rule_and_reports_one() => Assert.All(
        EveryRule.Rules, rule => Assert.Single(rule.SupportedDiagnostics.Select(d => d.Id).Distinct()));

    [Fact]
    public void The_table_in_the_readme_is_that_of_the_assembly()
    {
        string path = Path.Combine(Root, "README.md");
        if (!File.Exists(path))
        {
            return;
        }

        string text = File.ReadAllText(path);
        int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int to = text.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= Begin.Length && to >= from, $"README.md has no {Begin} ... {End}.");
        if (Environment.GetEnvironmentVariable("WRITEGATE_ACCEPT") == "1")
        {
            File.WriteAllText(path, text[..from] + Table() + text[to..]);
        }
        else
        {
            Assert.Equal(Table(), text[from..to]);
        }
    }

    /// <summary>In two columns, down the left one first: one rule a line would fill the page.</summary>
    private static string Table()
    {
        string[] rules = [.. All.DistinctBy(d => d.Id).Select(d =>
            $"| [{d.Id}](src/WriteGate.Analyzers/docs/{d.Id}.md) | {Levels(d.Id)} | {d.Title.ToString(System.Globalization.CultureInfo.InvariantCulture)} ")];
        int half = (rules.Length + 1) / 2;
        return "\n| Rule | Level | | Rule | Level | |\n|---|---|---|---|---|---|\n"
            + string.Concat(Enumerable.Range(0, half).Select(i => $"{rules[i]}{(i + half < rules.Length ? rules[i + half] : "| | | ")}|\n"));
    }

    /// <summary>The more severe first; a rule warns where it cannot be sure.</summary>
    private static string Levels(string id)
        => string.Join(" / ", All.Where(d => d.Id == id).Select(d => d.DefaultSeverity).Distinct().OrderDescending().Select(s => s.ToString().ToLowerInvariant()));

    private static DiagnosticDescriptor Rule(string id) => All.First(d => d.Id == id);

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "WriteGate.Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
