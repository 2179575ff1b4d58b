using Microsoft.CodeAnalysis.CodeFixes;
using WriteGate.Analyzers.CodeFixes;

namespace WriteGate.Analyzers.Tests.CodeFixes;

/// <summary>All fixers of the assembly.</summary>
internal static class EveryFixer
{
    public static IReadOnlyList<CodeFixProvider> Fixers { get; } =
        [.. typeof(VerifiedFixer).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(CodeFixProvider)) && !t.IsAbstract)
            .Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)];
}
