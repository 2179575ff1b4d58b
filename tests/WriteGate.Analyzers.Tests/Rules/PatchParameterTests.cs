using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Tests.Contracts;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG2004 and WG4006 on patches, enums and methods that only look like tools.</summary>
public sealed class PatchParameterTests
{
    private const string Patch = "[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), Before(nameof(Find))]";

    [Theory]
    [InlineData("private void Update(string dealId, {|WG2004:Patch<Deal>?|} changes, WritePermit permit) { }")]
    [InlineData("private void Update(string dealId, WritePermit permit, {|WG2004:Patch<Deal>|} changes = null!) { }")]
    [InlineData("private void Update(string dealId, Patch<Deal> one, {|WG2004:Patch<Deal>|} two, WritePermit permit) { }")]
    [InlineData("private {|WG2004:Task<string>|} Update(string dealId, Patch<Deal> changes, WritePermit permit) => null!;")]
    public Task A_patch_that_is_not_one_is_refused(string method) => RuleTest.Members(Patch + method);

    [Theory]
    [InlineData("private Task<Deal?> Update(string dealId, Patch<Deal> changes, WritePermit permit) => null!;")]
    [InlineData("private Deal Update(string dealId, Patch<Deal> changes, WritePermit permit) => null!;")]
    [InlineData("private ValueTask Update(string dealId, Patch<Deal> changes, WritePermit permit) => default;")]
    [InlineData("private async Task Update(string dealId, Patch<Deal> changes, WritePermit permit) => await Task.Yield();")]
    public Task A_patch_returns_nothing_or_the_record(string method) => RuleTest.Members(Patch + method);

    [Fact]
    public Task A_patch_within_an_argument_is_refused() => RuleTest.Parameter("Part part", "public record Part({|WG2004:Patch<Deal>|} Changes);");

    [Fact]
    public Task An_accessor_is_no_tool() => RuleTest.Members("public int Count { [WriteTier(WriteTier.ReadOnly)] {|WG2004:get|} => 0; }");

    [Fact]
    public Task A_service_is_no_argument() => RuleTest.Parameter(
        "[FromServices] {|WG2004:string|} name", "public sealed class FromServicesAttribute : Attribute;");

    [Fact]
    public Task Two_enum_members_of_one_name_are_refused() => RuleTest.Parameter(
        "{|WG2004:Stage|} stage", "public enum Stage { Open, [JsonStringEnumMemberName(\"Open\")] Closed }");

    [Fact]
    public Task A_default_that_is_no_json_is_refused() => RuleTest.Parameter("{|WG2004:double|} value = double.NaN");

    [Fact]
    public void A_record_that_was_built_without_the_generator_is_refused()
    {
        Compilation library = Sources.Compile("""
            [SystemRecord("a")] public partial class Lead { [RecordId] public int Id { get; set; } }
            """).WithAssemblyName("Library");
        Compilation compilation = Sources.Compile("""
            [AgentTools("a")] public sealed partial class Tools
            {
                [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Before(nameof(Find))]
                private void Update(int id, Patch<Lead> changes, WritePermit permit) { }
                private Lead? Find(int id) => null;
            }
            """).AddReferences(library.ToMetadataReference());
        ContractViolation violation = Assert.Single(Sources.Tools(compilation).Violations);
        Assert.Equal(
            "Parameter 'changes' of the Reviewed tool 'Update' patches Lead, whose assembly was built without the WriteGate generator; build it with the WriteGate package",
            violation.ToDiagnostic().GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }
}
