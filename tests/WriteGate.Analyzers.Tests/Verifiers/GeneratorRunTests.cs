using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Tests.Verifiers.Subjects;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Verifiers;

public sealed class GeneratorRunTests
{
    [Fact]
    public async Task A_sound_generator_gives_its_sources_and_step_names()
    {
        var result = await CSharpSourceGeneratorVerifier<SoundGenerator>.RunAsync(SubjectGenerator.Source);

        Assert.Equal(["Item.g.cs"], result.Sources.Keys);
        Assert.Equal(["Items"], result.StepNames);
        Assert.Empty(result.Diagnostics);
    }

    [Fact]
    public Task A_symbol_deep_in_a_model_fails()
        => AssertFails<LeakingGenerator>("Items.Items[0].Content is a ", "must not hold a ISymbol");

    [Fact]
    public Task A_model_without_value_equality_fails() => AssertFails<UncachedGenerator>("is Modified after an unrelated edit");

    [Fact]
    public Task A_generator_that_names_no_step_fails() => AssertFails<NamelessGenerator>("names no step");

    [Fact]
    public Task A_generator_that_throws_fails() => AssertFails<ThrowingGenerator>("ThrowingGenerator threw", "out of ink");

    [Fact]
    public Task Two_sources_of_one_hint_name_fail()
        => AssertFails<RepeatedNameGenerator>("Same.g.cs", source: SubjectGenerator.Source + "\n[System.Obsolete] public class Other;");

    [Fact]
    public Task A_carriage_return_in_generated_text_fails() => AssertFails<CarriageReturnGenerator>("carriage return");

    [Fact]
    public Task A_warning_in_generated_code_fails() => AssertFails<WarningGenerator>("CS8625", "public string Name = null");

    [Fact]
    public Task A_diagnostic_of_the_generator_itself_fails() => AssertFails<ReportingGenerator>("T0009");

    [Fact]
    public Task A_warning_in_the_sources_fails()
        => AssertFails<SoundGenerator>("CS0169", source: "public class Item { private int _unused; }");

    [Fact]
    public async Task An_allowed_warning_passes_and_is_left_out()
    {
        var run = new GeneratorRun<WarningGenerator>
        {
            TestState = { Sources = { SubjectGenerator.Source } },
            AllowedDiagnostics = ["CS8625"],
        };

        Assert.Empty((await run.RunAsync()).Diagnostics);
    }

    [Fact]
    public Task A_marked_compiler_diagnostic_is_expected()
        => CSharpSourceGeneratorVerifier<SoundGenerator>.VerifyGeneratorAsync("public class Item { private {|CS0246:Missing|} {|CS0169:_unused|}; }");

    [Fact]
    public Task A_source_without_items_passes() => CSharpSourceGeneratorVerifier<SoundGenerator>.RunAsync("public class Item;");

    [Fact]
    public async Task Analyzers_see_the_generated_code()
    {
        var run = new GeneratorRun<SoundGenerator>
        {
            TestState = { Sources = { "[System.Obsolete] public class {|T0001:Bad|};" } },
            Analyzers = [new BadNameAnalyzer()],
        };

        var failure = await Assert.ThrowsAsync<VerificationException>(() => run.RunAsync());
        Assert.Contains("Bad.g.cs", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_is_passed_on()
    {
        var run = new GeneratorRun<SoundGenerator> { TestState = { Sources = { SubjectGenerator.Source } } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync(new CancellationToken(canceled: true)));
    }

    private static async Task AssertFails<TGenerator>(string reason, string detail = "", string source = SubjectGenerator.Source)
        where TGenerator : IIncrementalGenerator, new()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => CSharpSourceGeneratorVerifier<TGenerator>.RunAsync(source));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.Contains(detail, failure.Message, StringComparison.Ordinal);
    }
}
