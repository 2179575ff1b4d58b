using WriteGate.Mutants;

namespace WriteGate.Tests.Promises;

/// <summary>The table of mutants fits the sources and the tests, so that <c>build/mutants.sh</c> can be run at any time.</summary>
public sealed class MutantTableTests
{
    private static readonly NamedTests Tests = new(Repository.Root);

    [Fact]
    public void Every_control_stands_once_where_the_table_says() => Assert.Empty(Weaving.Faults(Repository.Root, MutantTable.All));

    [Fact]
    public void Every_mutant_names_one_test()
        => Assert.All(MutantTable.All, mutant => Assert.True(Tests.ProjectsOf(mutant.Test).Count == 1, $"\"{mutant.Name}\": there is no one test {mutant.Test}."));

    [Fact]
    public void A_mutant_of_a_promise_is_found_by_a_test_of_it()
        => Assert.All(
            MutantTable.All.Where(mutant => PromiseTableTests.Promises.Contains(mutant.Row)),
            mutant => Assert.True(PromiseTableTests.IsOf(mutant.Row, mutant.Test), mutant.Name));

    [Fact]
    public void Every_promise_has_a_mutant()
        => Assert.Empty(PromiseTableTests.Promises.Except(MutantTable.All.Select(mutant => mutant.Row)));
}
