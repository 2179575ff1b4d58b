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
        Add(test.FixedState, made);
        return test.RunAsync();
    }

    /// <summary>A source for which nothing is offered.</summary>
    public static Task Leaves(string source) => With(source).RunAsync();

    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(WriteGateGenerator)];

    private static FixTest<TFixer> With(string source)
    {
        FixTest<TFixer> test = new();
        Add(test.TestState, source);
        test.DisabledDiagnostics.Add(RuleTest.Undescribed);
        test.TestState.AdditionalReferences.AddRange(EffectRuleTest.References);
        return test;
    }

    private static void Add(SolutionState state, string source)
    {
        state.Sources.Add(Contracts.Sources.Usings);
        state.Sources.Add(EffectRuleTest.Usings);
        state.Sources.Add(source);
    }
}
