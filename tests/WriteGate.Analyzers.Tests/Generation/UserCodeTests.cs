using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>Whatever surrounds a contract in a user's code, what is generated compiles beside it without a warning.</summary>
public sealed class UserCodeTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using WriteGate;

        """;

    private const string RecordBody = """
            [RecordId] public string Id { get; set; } = "";
            [WriteTier(WriteTier.Autonomous)] public string? Remark { get; set; }
        """;

    private const string ToolsBody = """
            private Note? Find(string noteId) => null;
            [WriteTier(WriteTier.Autonomous), IdempotentBy("noteId"), Before("Find")] private Task Change(string noteId, Patch<Note> changes, WritePermit permit) => Task.CompletedTask;
        """;

    public static TheoryData<string, string> Cases => new()
    {
        { "global namespace", $$"""{{Usings}} [SystemRecord("n")] public partial class Note { {{RecordBody}} } [AgentTools("n")] public sealed partial class NoteTools { {{ToolsBody}} }""" },
        { "nested types", $$"""{{Usings}} namespace N; public static partial class Outer { internal partial record Middle { [SystemRecord("n")] internal partial class Note { {{RecordBody}} } [AgentTools("n")] internal sealed partial class NoteTools { {{ToolsBody}} } } }""" },
        { "generic-looking and keyword names", $$"""
            {{Usings}}
            namespace @namespace.@class;
            [SystemRecord("n")] public partial record @record { [RecordId] public string @event { get; set; } = ""; [WriteTier(WriteTier.Autonomous)] public int? @int { get; set; } [WriteTier(WriteTier.Autonomous)] public string? json { get; set; } [WriteTier(WriteTier.Autonomous)] public string? field { get; set; } [WriteTier(WriteTier.Autonomous)] public string? value { get; set; } [WriteTier(WriteTier.Autonomous)] public string? patch { get; set; } }
            [AgentTools("n")] public sealed partial class @public
            {
                private @record? @is(string @string) => null;
                [WriteTier(WriteTier.Autonomous), IdempotentBy("string"), Before(nameof(@is))] private Task @return(string @string, Patch<@record> @this, WritePermit @base, CancellationToken @default) => Task.CompletedTask;
                [WriteTier(WriteTier.ReadOnly)] public int Read(string json, string scope, string member, string arguments, string tools, string options, string cancellationToken, string items, string equals, string toString) => 0;
            }
            """ },
        { "namespaces and types that look like ours and the framework's", $$"""
            namespace Mine.System { public class Task { } public class String { } public static class Guid { } public static class Convert { } public static class MemoryExtensions { } }
            namespace Mine.WriteGate { public class Patch { } public class Json { } }
            namespace Mine
            {
                using global::System.Threading.Tasks;
                public class Task2 { } public class ValueTask { } public class CancellationToken { } public class Deal { } public class StrictJsonReader { } public class PatchValues { }
                [global::WriteGate.SystemRecord("n")] public partial class Note { [global::WriteGate.RecordId] public global::System.Guid Id { get; set; } [global::WriteGate.WriteTier(global::WriteGate.WriteTier.Autonomous)] public byte[]? Bytes { get; set; } [global::WriteGate.WriteTier(global::WriteGate.WriteTier.Autonomous)] public global::System.Collections.Generic.List<int>? Numbers { get; set; } }
                [global::WriteGate.AgentTools("n")] public sealed partial class NoteTools
                {
                    private Note? Find(global::System.Guid noteId) => null;
                    [global::WriteGate.WriteTier(global::WriteGate.WriteTier.Autonomous), global::WriteGate.IdempotentBy("noteId"), global::WriteGate.Before("Find")] private async Task Change(global::System.Guid noteId, global::WriteGate.Patch<Note> changes, global::WriteGate.WritePermit permit) { await Task.Yield(); }
                }
            }
            """ },
        { "names that generated files use as aliases", $$"""
            global using Json = System.Text;
            global using Tools = System.IO;
            {{Usings}}
            namespace N.Tools { public class Inner { } }
            namespace N.Records.Deep { public class Inner { } }
            namespace N
            {
                public class Gate { } public class Tasks { } public class Threading { } public class Compiler { }
                [SystemRecord("n")] public partial class Note { {{RecordBody}} public class Json { } public int Tasks { get; set; } }
                [AgentTools("n")] public sealed partial class NoteTools { {{ToolsBody}} public int Gate; public class Threading { } }
            }
            """ },
        { "names that generated members want", $$"""
            {{Usings}}
            namespace N;
            [SystemRecord("n")] public partial class Note { {{RecordBody}} public int PatchSlots; private static class Wire { } }
            [AgentTools("n")] public sealed partial class NoteTools { {{ToolsBody}} public int ChangeTool; public int ChangeArguments; private sealed class Wire; [WriteTier(WriteTier.ReadOnly)] public List<int> Tool(List<string> wire) => []; }
            """ },
        { "nullable off", $$"""
            #nullable disable
            {{Usings}}
            namespace N;
            [SystemRecord("n")] public partial class Note { [RecordId] public string Id { get; set; } [WriteTier(WriteTier.Autonomous)] public string Text { get; set; } [WriteTier(WriteTier.Autonomous)] public int? Number { get; set; } [WriteTier(WriteTier.Autonomous)] public List<string> Tags { get; set; } }
            public class Part { public string Text { get; set; } }
            [AgentTools("n")] public sealed partial class NoteTools { private Task<Note> Find(string noteId) => null; [WriteTier(WriteTier.Autonomous), IdempotentBy("noteId"), Before("Find")] private Task<Note> Change(string noteId, Patch<Note> changes, WritePermit permit) => null; [WriteTier(WriteTier.ReadOnly)] public Part Read(Part part, string[] texts, string text = null) => part; }
            """ },
        { "a positional record with inheritance, over two files", $$"""
            {{Usings}}
            namespace N;
            public abstract record Base { [WriteTier(WriteTier.Reviewed)] public string? Inherited { get; init; } }
            [SystemRecord("n")] public sealed partial record Note([property: RecordId] string Id, [property: WriteTier(WriteTier.Autonomous)] int Number) : Base;
            public sealed partial record Note { [WriteTier(WriteTier.Autonomous)] public string? Later { get; init; } }
            [AgentTools("n")] public sealed partial class NoteTools { [WriteTier(WriteTier.ReadOnly)] public Task<Note?> Read(string id) => Task.FromResult<Note?>(null); }
            """ },
        { "an entity with navigations and a constructor of its own", $$"""
            {{Usings}}
            namespace N;
            [SystemRecord("n")] public partial class Note { protected Note() { } public Note(string id) => Id = id; [RecordId] public string Id { get; private set; } = ""; [WriteTier(WriteTier.Autonomous)] public virtual string? Text { get; set; } public virtual Note? Parent { get; set; } public virtual ICollection<Note> Children { get; } = []; [RecordVersion] public byte[] RowVersion { get; set; } = []; }
            """ },
        { "a record with nothing to write", $$"""{{Usings}} namespace N; [SystemRecord("n")] public partial class Note { [RecordId] public long Id { get; set; } public string? Text { get; set; } [RecordVersion] public int Version { get; set; } }""" },
        { "types that only the class can see", $$"""{{Usings}} namespace N; [AgentTools("n")] public sealed partial class NoteTools { private enum Kind { A } private sealed record Part(Kind Kind); [WriteTier(WriteTier.ReadOnly)] private int Read(Part part) => 0; [WriteTier(WriteTier.ReadOnly)] internal int Count() => 0; }""" },
        { "an internal type in a public class", $$"""{{Usings}} namespace N; internal sealed record Part(int Number); [AgentTools("n")] public sealed partial class NoteTools { [WriteTier(WriteTier.ReadOnly)] internal Part Read(Part part) => part; [WriteTier(WriteTier.ReadOnly)] public int Count(int number) => number; }""" },
        { "overloads and a class without tools", $$"""{{Usings}} namespace N; [AgentTools("n")] public sealed partial class NoteTools { [WriteTier(WriteTier.ReadOnly)] public int Read(int number) => 0; [WriteTier(WriteTier.ReadOnly), ToolName("n_read_text")] public int Read(string text) => 0; } [AgentTools("m")] public sealed partial class Empty;""" },
        { "descriptions with quotes, tags and direction marks", $$"""{{Usings}} namespace N; [AgentTools("n")] public sealed partial class NoteTools { /// <summary>Says "x" &amp; <c>y</c> \ é 漢 😀 &lt;b&gt; """ + "\u202E" + $$""" {0}.</summary>""" + "\n" + $$"""/// <param name="text">A "text".</param>""" + "\n" + $$"""[WriteTier(WriteTier.ReadOnly)] public int Read(string text) => 0; }""" },
        { "a hand-off in the global namespace, a class with constructors of its own", $$"""{{Usings}} [HandOff("note")] public partial class Note { private Note() : this("") { } public Note(string text) => Text = text; public string Text { get; } public int Length => Text.Length; }""" },
        { "nested hand-offs, one a system record too, one a tool's argument and result", $$"""
            {{Usings}}
            namespace N;
            public static partial class Outer { internal partial record struct Middle { [HandOff("n_a"), SystemRecord("n")] internal partial class Note { {{RecordBody}} } [HandOff("n_b")] internal sealed partial record Part(Note Note, Part.Kind Sort) { internal enum Kind { A, B } } } }
            [AgentTools("n")] public sealed partial class NoteTools { [WriteTier(WriteTier.ReadOnly)] internal Outer.Middle.Part Read(Outer.Middle.Part part) => part; }
            """ },
        { "a hand-off with keyword names and names that its reader wants", $$"""
            {{Usings}}
            namespace @namespace.@class;
            [HandOff("record")] public partial record @record { public string @event { get; init; } = ""; public int? @int { get; init; } public string? json { get; init; } public string? value { get; init; } public string? scope { get; init; } public string? member { get; init; } public required string Contract { get; init; } public string? Schema { get; init; } public string? Read { get; init; } public string? Write() => null; private static class HandOffWire { } public class Gate { } public class Json { } }
            """ },
        { "a hand-off among types that look like ours and the framework's", $$"""
            namespace Mine.System { public class String { } public class ReadOnlySpan { } public class InvalidOperationException { } }
            namespace Mine.WriteGate { public class HandOff { } public class IHandOff { } }
            namespace Mine { public class HandOffContract { } public class Generic<T> { public T? Value { get; set; } } [global::WriteGate.HandOff("mine")] public partial class Note { public global::System.Guid Id { get; set; } public global::System.Collections.Generic.List<Generic<int>>? Numbers { get; set; } public Generic<string>? Text { get; set; } } }
            """ },
        { "a hand-off with nullable off, positional, inherited, over two files", $$"""
            #nullable disable
            {{Usings}}
            namespace N;
            public abstract record Base { public string Inherited { get; init; } }
            [HandOff("n_note")] public sealed partial record Note(string Id, int Number = 3, string Text = null) : Base;
            public sealed partial record Note { public List<string> Later { get; init; } = new(); public string Shown => Id + Number; }
            """ },
        { "a hand-off that holds nothing", $$"""{{Usings}} namespace N; [HandOff("n_done")] public partial record Done;""" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task It_compiles_without_a_warning(string surroundings, string source)
    {
        GeneratorResult result = await Generated.RunAsync("#nullable enable\n" + source);

        Assert.True(result.Sources.Count > 0, surroundings);
        using LoadedAssembly loaded = result.Load();
        Assert.NotEmpty(loaded.Assembly.GetTypes());
    }

    [Fact]
    public async Task A_record_of_a_referenced_project_can_be_patched()
    {
        GeneratorResult records = await new GeneratorRun<Analyzers.Generation.WriteGateGenerator>
        {
            TestState = { Sources = { CrmSource.Record }, AssemblyName = "Records" },
        }.RunAsync();
        GeneratorRun<Analyzers.Generation.WriteGateGenerator> run = new();
        run.TestState.Sources.Add(CrmSource.Tools(CrmSource.Read, CrmSource.Patch));
        run.TestState.Sources.Add("using WriteGate; using Crm; static class Use { static Patch<Deal> New() => new() { NextStep = \"x\", Due = Change<System.DateOnly>.Clear }; }");
        run.TestState.AdditionalReferences.Add(records.ToMetadataReference());

        GeneratorResult tools = await run.RunAsync();

        GeneratorResult together = await Generated.Crm;
        Assert.Equal(SchemaLine(together), SchemaLine(tools));

        static string SchemaLine(GeneratorResult result)
            => result.Sources["Crm.CrmTools.Tools.g.cs"].Split('\n').Single(line => line.Contains("WriteSurface(\"crm_update_deal\"", StringComparison.Ordinal));
    }
}
