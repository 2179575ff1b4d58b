using Microsoft.CodeAnalysis.Diagnostics;

using WriteGate.Analyzers.Generation;
using WriteGate.Analyzers.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>A mistake in one contract costs that tool and nothing else, and only we report it.</summary>
public sealed class FailClosedTests
{
    [Fact]
    public async Task C5_an_invalid_tool_is_left_out_and_the_others_stay()
    {
        GeneratorResult result = await RunAsync(CrmSource.Tools(
            CrmSource.Read,
            CrmSource.Patch,
            """
                [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId))]
                private Task {|WG4001:Close|}(string dealId, WritePermit permit) => Task.CompletedTask;
            """));

        string text = result.Sources["Crm.CrmTools.Tools.g.cs"];
        Assert.Contains("class UpdateDealTool", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Close", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_that_cannot_hold_tools_still_is_one_without_tools()
    {
        GeneratorResult result = await RunAsync(
            """
            using WriteGate;
            namespace N;
            [AgentTools("n")] public partial class {|WG1012:Open|} { [WriteTier(WriteTier.ReadOnly)] public int Read() => 0; }
            public static class Host { public static int Count => Tools<Open>(); private static int Tools<T>() where T : class, WriteGate.Tools.IAgentTools<T> => T.Tools.Count; }
            """);

        Assert.DoesNotContain("ReadTool", result.Sources["N.Open.Tools.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_cannot_be_said_is_left_out_and_the_others_stay()
    {
        GeneratorResult result = await RunAsync(
            """
            using WriteGate;
            namespace N;
            [SystemRecord("n")] public partial class Note { [RecordId] public string Id { get; set; } = ""; [WriteTier(WriteTier.Autonomous)] public {|WG2001:object?|} Any { get; set; } [WriteTier(WriteTier.Autonomous)] public string? Text { get; set; } }
            public static class Use { public static Patch<Note> New() => new() { Text = "x" }; }
            """);

        Assert.DoesNotContain("any", result.Sources["N.Note.Record.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task C13_a_hand_off_that_cannot_be_read_has_no_reader_and_nobody_else_reports_it()
    {
        GeneratorResult result = await RunAsync(
            """
            using WriteGate;
            namespace N;
            [HandOff("n")] public partial record Note(string Text, {|WG2001:object|} Any);
            public static class Use { public static bool Good => HandOff.Read<Note>("{}"u8).IsValid && HandOff.Schema<Note>().IsEmpty; }
            """);

        string text = result.Sources["N.Note.HandOff.g.cs"];
        Assert.DoesNotContain("ReadNote", text, StringComparison.Ordinal);
        using LoadedAssembly loaded = result.Load();
        object Read() => loaded.Assembly.GetType("N.Use")!.GetProperty("Good")!.GetGetMethod()!.Invoke(null, System.Reflection.BindingFlags.DoNotWrapExceptions, null, null, null)!;
        Assert.Contains("the build says why", Assert.Throws<InvalidOperationException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_says_so()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        GeneratorRun<WriteGateGenerator> run = new() { TestState = { Sources = { CrmSource.Record } } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RunAsync(cancelled.Token));
    }

    private static Task<GeneratorResult> RunAsync(string source)
    {
        GeneratorRun<WriteGateGenerator> run = new() { Analyzers = [.. Analyzers()] };
        run.TestState.Sources.Add(CrmSource.Record);
        run.TestState.Sources.Add(source.Contains("#nullable", StringComparison.Ordinal) ? source : "#nullable enable\n" + source);
        return run.RunAsync();
    }

    /// <summary>All but the one that asks for descriptions, which the sources here do without.</summary>
    private static IEnumerable<DiagnosticAnalyzer> Analyzers() => typeof(WriteGateGenerator).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type != typeof(UndescribedToolAnalyzer))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
}
