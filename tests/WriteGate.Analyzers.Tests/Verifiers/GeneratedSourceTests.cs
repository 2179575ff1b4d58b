using WriteGate.Analyzers.Tests.Verifiers.Subjects;
using WriteGate.Verifiers;
using Verify = WriteGate.Verifiers.CSharpSourceGeneratorVerifier<WriteGate.Analyzers.Tests.Verifiers.Subjects.SoundGenerator>;

namespace WriteGate.Analyzers.Tests.Verifiers;

public sealed class GeneratedSourceTests
{
    private const string Generated = "public class ItemTwin\n{\n    public static int Answer() => 42;\n}\n";

    [Fact]
    public Task The_same_text_passes() => Verify.VerifyGeneratorAsync(SubjectGenerator.Source, ("Item.g.cs", Generated));

    [Theory]
    [InlineData("Item.g.cs", "public class Other;\n", "differs from line 1 on")]
    [InlineData("Other.g.cs", Generated, "Generated, not expected: Item.g.cs")]
    public async Task Another_text_or_name_fails(string hintName, string content, string reason)
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(
            () => Verify.VerifyGeneratorAsync(SubjectGenerator.Source, (hintName, content)));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_source_fails()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyGeneratorAsync(
            SubjectGenerator.Source, [("Item.g.cs", Generated), ("Other.g.cs", "")]));
        Assert.Contains("Other.g.cs is missing", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generated_code_can_be_run()
    {
        var result = await Verify.RunAsync(SubjectGenerator.Source);
        using var loaded = result.Load();

        Assert.Equal(42, loaded.Assembly.GetType("ItemTwin")!.GetMethod("Answer")!.Invoke(null, null));
    }

    [Fact]
    public async Task One_project_can_refer_to_another()
    {
        var library = await Verify.RunAsync(SubjectGenerator.Source);
        var run = new GeneratorRun<SoundGenerator>
        {
            TestState =
            {
                AssemblyName = "Caller",
                Sources = { "public static class Caller { public static int Call() => ItemTwin.Answer(); }" },
                AdditionalReferences = { library.ToMetadataReference() },
            },
        };
        using var loaded = (await run.RunAsync()).Load(library);

        Assert.Equal(42, loaded.Assembly.GetType("Caller")!.GetMethod("Call")!.Invoke(null, null));
    }
}
