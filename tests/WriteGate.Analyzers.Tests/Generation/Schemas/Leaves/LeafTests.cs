using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation.Schemas.Leaves;

/// <summary>What JSON Schema says of an instance, what Ajv says of it, and what the generated reader says: all the same.</summary>
public sealed class LeafTests
{
    private const string Types = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        using WriteGate;

        namespace Leaves;

        public enum Tone { Soft, Loud }
        public sealed record Pair(string Foo, string? Bar = null);
        public sealed record Escaped([property: JsonPropertyName("foo\nbar")] int A, [property: JsonPropertyName("foo\"bar")] int B, [property: JsonPropertyName("foo\\bar")] int C);
        public sealed record Inherited([property: JsonPropertyName("toString")] string A, [property: JsonPropertyName("constructor")] int B);
        public sealed record Prototype([property: JsonPropertyName("__proto__")] string A);

        """;

    private static readonly Leaf[] All = [.. LeafTable.Values, .. LeafTable.Formats];

    private static readonly Lazy<Task<GeneratorResult>> Result = new(() => Generated.RunAsync($$"""
        {{Types}}
        [AgentTools("leaf")]
        public sealed partial class LeafTools
        {
            {{string.Join("\n    ", All.Select(leaf => $"[WriteTier(WriteTier.ReadOnly)] public int {leaf.Name}({leaf.Declaration}) => 0;"))}}
        }
        """));

    [Fact]
    public async Task Every_keyword_stands_in_the_schema_of_its_twin()
    {
        IReadOnlyDictionary<string, string> schemas = EmittedSchemas.Of(await Result.Value, "Leaves.LeafTools", EmittedSchemas.Lenient);
        Assert.All(All, leaf => Assert.Contains(leaf.Keyword, schemas[leaf.Tool], StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_reader_and_Ajv_judge_every_instance_as_JSON_Schema_does()
    {
        GeneratorResult result = await Result.Value;
        IReadOnlyDictionary<string, string> schemas = EmittedSchemas.Of(result, "Leaves.LeafTools", EmittedSchemas.Lenient);
        using ToolDriver driver = new(result, "Leaves.LeafTools");
        using Ajv ajv = new();
        List<string> wrong = [];
        foreach (Leaf leaf in All)
        {
            int schema = ajv.Compile(schemas[leaf.Tool]);
            Judge(leaf.Valid, byAjv: true, byReader: true);
            Judge(leaf.Invalid, byAjv: false, byReader: false);
            Judge(leaf.Stricter, byAjv: true, byReader: false);
            Judge(leaf.Laxer, byAjv: false, byReader: true);

            void Judge(string[] instances, bool byAjv, bool byReader)
            {
                foreach (string instance in instances)
                {
                    string json = Leaf.Arguments(instance);
                    (bool isValid, string why) = ajv.Judge(schema, json);
                    ToolDriver.Answer answer = driver.Read(leaf.Tool, json);
                    if (isValid != byAjv || answer.IsAccepted != byReader)
                    {
                        wrong.Add($"{leaf.Name} {instance}: Ajv {(isValid ? "takes it" : why)}; the reader {answer}");
                    }
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }
}
