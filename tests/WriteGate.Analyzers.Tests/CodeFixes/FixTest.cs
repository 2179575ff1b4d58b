using Microsoft.CodeAnalysis.CodeFixes;
using WriteGate.Analyzers.Generation;
using WriteGate.Analyzers.Tests.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.CodeFixes;

/// <summary>
/// Runs every rule, the generator and one fixer. Sources mark what is reported before; fixed sources what is left after,
/// and they compile.
/// </summary>
internal sealed class FixTest<TFixer> : CSharpCodeFixTest<EveryRule, TFixer>
    where TFixer : CodeFixProvider, new()
{
    /// <summary>A source and what it becomes.</summary>
    public static Task Fixes(string source, string made)
    {
        FixTest<TFixer> test = With(source);
        test.FixedState.Sources.Add(Contracts.Sources.Usings);
        test.FixedState.Sources.Add(made);
        return test.RunAsync();
    }

    /// <summary>A source for which nothing is offered.</summary>
    public static Task Leaves(string source) => With(source).RunAsync();

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(WriteGateGenerator)];

    private static FixTest<TFixer> With(string source)
    {
        FixTest<TFixer> test = new();
        test.TestState.Sources.Add(Contracts.Sources.Usings);
        test.TestState.Sources.Add(source);
        return test;
    }
}
