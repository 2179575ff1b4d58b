using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Tests;

public sealed class CompilerVersionTests
{
    [Fact]
    public void These_tests_run_on_another_compiler_than_the_rules_are_built_against()
    {
        Version used = typeof(Compilation).Assembly.GetName().Version!;
        Version floor = typeof(WriteGate.Analyzers.Generation.WriteGateGenerator).Assembly.GetReferencedAssemblies().Single(a => a.Name == "Microsoft.CodeAnalysis").Version!;
        Assert.True(used.Major > floor.Major, $"built against {floor}, run on {used}");
    }
}
