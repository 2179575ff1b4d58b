using System.Composition;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using WriteGate.Analyzers.Tests.Rules;

namespace WriteGate.Analyzers.Tests.CodeFixes;

/// <summary>What every fixer has to have, and what the README says of them.</summary>
public sealed partial class FixerDocumentationTests
{
    [Fact]
    public void The_readme_names_the_rules_that_have_a_fix()
    {
        string sentence = Sentence().Match(File.ReadAllText(Readme())).Value;
        Assert.Equal(
            EveryFixer.Fixers.SelectMany(f => f.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal),
            Id().Matches(sentence).Select(m => m.Value));
    }

    [Fact]
    public void Every_fixer_is_exported_fixes_all_and_fixes_rules_that_there_are()
    {
        HashSet<string> rules = [.. EveryRule.Rules.SelectMany(r => r.SupportedDiagnostics).Select(d => d.Id)];
        Assert.All(EveryFixer.Fixers, fixer =>
        {
            Assert.NotNull(fixer.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>());
            Assert.NotNull(fixer.GetType().GetCustomAttribute<SharedAttribute>());
            Assert.NotNull(fixer.GetFixAllProvider());
            Assert.All(fixer.FixableDiagnosticIds, id => Assert.Contains(id, rules));
        });
    }

    private static string Readme([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../README.md"));

    [GeneratedRegex(@"Where a fix is certain[^.]*\.")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"WG\d{4}")]
    private static partial Regex Id();
}
