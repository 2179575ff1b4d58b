using System.Text.Json;
using System.Text.Json.Nodes;

using WriteGate.Analyzers.Tests.Generation.HandOffs;
using WriteGate.Verifiers;

using Xunit.Abstractions;

namespace WriteGate.Analyzers.Tests.Generation.Schemas;

/// <summary>
/// The strict reader and Ajv must be of one mind about thousands of random arguments, right and wrong. Where they are not,
/// the disagreement must be one of the few that are meant.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Rounds = 2_000;

    [Fact]
    public async Task C1_the_reader_agrees_with_Ajv_on_a_small_CRM() => CompareTools(await Generated.Crm, "Crm.CrmTools");

    [Fact]
    public async Task C1_the_reader_agrees_with_Ajv_on_every_kind_of_value() => CompareTools(await Generated.Wide, "Wide.WideTools");

    [Theory]
    [InlineData("Crm.Findings")]
    [InlineData("Wide.Report")]
    public async Task C13_the_reader_of_a_hand_off_agrees_with_Ajv(string type)
    {
        using HandOffDriver driver = new(await Generated.HandOffs, type);
        Compare([(type, EmittedSchemas.OfHandOff(await Generated.HandOffs, type, EmittedSchemas.Lenient), driver.Read)], Seed());
    }

    // The same values each time, so that a red build is somebody's change; another WRITEGATE_SEED looks elsewhere.
    private static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("WRITEGATE_SEED"), out int seed) ? seed : 2026;

    private void CompareTools(GeneratorResult result, string toolsClass)
    {
        using ToolDriver driver = new(result, toolsClass);
        Compare(
            [.. EmittedSchemas.Of(result, toolsClass, EmittedSchemas.Lenient)
                .Where(pair => driver[pair.Key].Contract.MaxItems == 1)
                .Select(pair => (pair.Key, pair.Value, (Func<string, ToolDriver.Answer>)(json => driver.Read(pair.Key, json))))],
            Seed());
    }

    private void Compare((string Name, string Schema, Func<string, ToolDriver.Answer> Read)[] contracts, int seed)
    {
        output.WriteLine($"WRITEGATE_SEED={seed}");
        using Ajv ajv = new();
        int accepted = 0;
        int refused = 0;
        List<string> disagreements = [];
        foreach ((string name, string schema, Func<string, ToolDriver.Answer> read) in contracts)
        {
            Random random = new(seed);
            RandomJson values = new(random, JsonElement.Parse(schema));
            Mutation mutation = new(random);
            int number = ajv.Compile(schema);
            for (int round = 0; round < Rounds; round++)
            {
                JsonNode? value = values.Next();
                for (int changes = random.Next(3); changes > 0; changes--)
                {
                    value = mutation.Of(value);
                }

                string json = value?.ToJsonString() ?? "null";
                (bool isValid, string why) = ajv.Judge(number, json);
                ToolDriver.Answer answer = read(json);
                if (isValid != answer.IsAccepted && !Disagreements.AreMeant(json, isValid, why, answer))
                {
                    disagreements.Add($"{name} {json}\n  Ajv: {(isValid ? "valid" : why)}\n  reader: {answer}");
                }

                accepted += isValid && answer.IsAccepted ? 1 : 0;
                refused += isValid || answer.IsAccepted ? 0 : 1;
            }
        }

        output.WriteLine($"both accepted {accepted}, both refused {refused}");
        Assert.True(disagreements.Count == 0, $"WRITEGATE_SEED={seed}: {disagreements.Count} disagreements\n{string.Join("\n", disagreements.Take(40))}");
        Assert.True(accepted > Rounds / 4 && refused > Rounds / 4, "The random values are all right or all wrong.");
    }
}
