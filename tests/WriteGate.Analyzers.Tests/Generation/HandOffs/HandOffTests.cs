using System.Security.Cryptography;
using System.Text;

using WriteGate.Json;
using WriteGate.Tools;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation.HandOffs;

/// <summary>Generated hand-offs, compiled and run.</summary>
public sealed class HandOffTests
{
    private const string Good = """{"dealId":"D-1","summary":"s","score":0.5,"items":[{"text":"t","certainty":"Read"}],"iban":null}""";

    [Fact]
    public async Task C13_a_hand_off_is_read_strictly_and_written_canonically()
    {
        using HandOffDriver driver = new(await Generated.HandOffs, "Crm.Findings");

        Assert.Equal(
            """{"dealId":"D-1","iban":null,"items":[{"certainty":"Read","since":null,"text":"t"}],"score":0.5,"summary":"s"}""",
            driver.Read(Good).Body);
        Assert.Equal(driver.Read(Good).Body, driver.Read(driver.Read(Good).Body!).Body);
    }

    [Fact]
    public async Task C13_everything_that_is_wrong_is_said_at_once_and_where_it_is()
    {
        using HandOffDriver driver = new(await Generated.HandOffs, "Crm.Findings");

        ToolDriver.Answer answer = driver.Read("""{"summary":"s","score":2,"items":[{"text":7,"certainty":"read"},null],"extra":1,"count":2,"iban":12345}""");

        Assert.Equal(
            ["/count", "/dealId", "/extra", "/iban", "/items/0/certainty", "/items/0/text", "/items/1", "/score"],
            answer.Violations.Select(violation => violation.Path).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("12345", answer.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"dealId":"D-1","summary":"s","score":null,"items":[],"iban":null}""", ViolationCode.BadLength, "/items")]
    [InlineData("""{"dealId":"D-1","dealId":"D-2","summary":"s","score":null,"items":[{"text":"t","certainty":"Read"}],"iban":null}""", ViolationCode.Duplicate, "/dealId")]
    [InlineData("""[]""", ViolationCode.WrongType, "")]
    [InlineData("""{"dealId":"D-1"} and more""", ViolationCode.Malformed, "")]
    [InlineData("", ViolationCode.Malformed, "")]
    public async Task C13_a_bound_that_providers_drop_and_a_broken_document_are_refused(string json, string code, string path)
    {
        using HandOffDriver driver = new(await Generated.HandOffs, "Crm.Findings");

        Assert.Contains((code, path), driver.Read(json).Violations.Select(violation => (violation.Code, violation.Path)));
    }

    [Fact]
    public async Task C13_the_contract_says_name_description_hash_and_that_it_is_sensitive()
    {
        using HandOffDriver driver = new(await Generated.HandOffs, "Crm.Findings");
        using HandOffDriver wide = new(await Generated.HandOffs, "Wide.Report");

        Assert.Equal(("scout_findings", "What the scout hands to the writer.", true), (driver.Contract.Name, driver.Contract.Description, driver.Contract.IsSensitive));
        Assert.False(wide.Contract.IsSensitive);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(driver.Schema(SchemaDialect.Full)))), driver.Contract.SchemaHash);
    }

    [Fact]
    public async Task C13_a_hand_off_and_a_tool_that_takes_it_have_one_schema()
    {
        GeneratorResult result = await Generated.RunAsync(
            HandOffSource.Findings,
            "#nullable enable\nusing WriteGate; namespace Crm; [AgentTools(\"crm\")] public sealed partial class Tools { [WriteTier(WriteTier.ReadOnly)] public int Weigh(Findings findings) => 0; }");
        using HandOffDriver handOff = new(result, "Crm.Findings");
        using ToolDriver tools = new(result, "Crm.Tools");

        foreach (SchemaDialect dialect in Enum.GetValues<SchemaDialect>())
        {
            Assert.Contains(handOff.Schema(dialect), Encoding.UTF8.GetString(tools["crm_weigh"].Schema(dialect)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_hand_off_of_a_referenced_project_can_be_a_part()
    {
        GeneratorResult parts = await new GeneratorRun<Analyzers.Generation.WriteGateGenerator> { TestState = { Sources = { HandOffSource.Findings }, AssemblyName = "Parts" } }.RunAsync();
        GeneratorRun<Analyzers.Generation.WriteGateGenerator> run = new();
        run.TestState.Sources.Add("using WriteGate; namespace N; [HandOff(\"n_pair\")] public partial record Pair(Crm.Findings Left, Crm.Findings Right);");
        run.TestState.AdditionalReferences.Add(parts.ToMetadataReference());

        GeneratorResult result = await run.RunAsync();

        Assert.Contains("\"$defs\":{\"Findings\"", result.Sources["N.Pair.HandOff.g.cs"], StringComparison.Ordinal);
    }
}
