using System.Reflection;
using WriteGate.Analyzers.Surface.Policy;
using WriteGate.Analyzers.Tests.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Surface;

/// <summary>WG6003: the policy file against the tools and records of the build.</summary>
public sealed class PolicyFileTests
{
    private const string PolicyPath = "/project/writegate.policy.json";

    private const string Known = "crm.deal, crm_call, crm_open, crm_update";

    [Fact]
    public Task A_policy_that_speaks_of_what_there_is_is_clean() => Verify("""
        { // As configuration reads it.
          "WriteGate": {
            "ShadowWindow": "7.00:00:00", "ShadowPeriod": "28.00:00:00", "ShadowThreshold": 0.95, "ShadowMinimum": 20,
            "Retention": { "Every": "06:00:00", "Values": "90.00:00:00", "Keys": "400.00:00:00", "Journal": "730.00:00:00" },
            "LiveWrites": false, "WriteTimeout": "00:00:30", "Lease": "00:01:00", "MaxAttempts": 2, "MismatchStatus": 422,
            "Defaults":  { "RequireApprovalOver": 50, "ShadowFields": [ "notes" ] },
            "Resources": {
              "crm.deal": { "RequireApprovalOver": 100, "MaxFieldsChanged": 5, "MinConfidence": 0.8, "WindowSeconds": 60, "ShadowFields": [ "nextStep" ], "SampleForReview": 0.05, "SecondApproverOver": 500 },
              "crm_update": { "ShadowFields": [ "notes" ] },
              "crm_open": { "ShadowFields": [ "*" ] },
              "CRM_CALL": { "templateTokens": [ "{{*}}", "{%*%}" ] }, },
            "Agents": { "scout": { "TokensPerDay": 2000000, "WritesPerDay": 500, "WritesPerMinute": 30, "StopAt": 0.8 } } } }
        """);

    [Theory]
    [InlineData("""{ "WriteGate": { "Resources": { "crm.deals": {} } } }""", 33, "WriteGate:Resources:crm.deals names no resource or tool of this build; use one of " + Known)]
    [InlineData("""{ "WriteGate": { "Resources": { "crm.deal": { "ShadowFields": [ "amount" ] } } } }""", 65, "WriteGate:Resources:crm.deal:ShadowFields names the field 'amount', which agents cannot write on crm.deal; correct the name or take it out")]
    [InlineData("""{ "WriteGate": { "Defaults": { "ShadowFields": [ "stage" ] } } }""", 50, "WriteGate:Defaults:ShadowFields names the field 'stage', which agents cannot write on any record; correct the name or take it out")]
    [InlineData("""{ "WriteGate": { "Defaults": { "RequireApproval": 1 } } }""", 32, "WriteGate:Defaults:RequireApproval is no key of the policy; use one of RequireApprovalOver, SecondApproverOver, MaxFieldsChanged, MinConfidence, WindowSeconds, ShadowFields, SampleForReview, TemplateTokens, Findings, ContactFields, ReadBack")]
    [InlineData("""{ "WriteGate": { "Defaults": { "TemplateTokens": [ "{{" ] } } }""", 52, "WriteGate:Defaults:TemplateTokens must be marks around one * or one NAME, such as \"{{*}}\" or \"[NAME]\"; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "Defaults": { "Findings": { "Card": "Allow" } } } }""", 46, "WriteGate:Defaults:Findings:Card is no key of the policy; use one of TemplateToken, CardNumber, Iban, NationalId, Secret, Email, Phone, InjectionSign")]
    [InlineData("""{ "WriteGate": { "Defaults": { "Findings": { "Iban": "Deny" } } } }""", 54, "WriteGate:Defaults:Findings:Iban must be \"Allow\", \"Approval\" or \"Quarantine\"; correct the value in the policy file")]
    [InlineData("""{ "WriteGates": {} }""", 3, "WriteGates is no key of the policy; use one of WriteGate")]
    [InlineData("""{ "WriteGate": { "LiveWrites": "yes" } }""", 32, "WriteGate:LiveWrites must be true or false; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "Defaults": { "RequireApprovalOver": -1 } } }""", 55, "WriteGate:Defaults:RequireApprovalOver must be a whole number of 0 or more; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "Defaults": { "RequireApprovalOver": 3000000000 } } }""", 55, "WriteGate:Defaults:RequireApprovalOver must be a whole number of 0 or more; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "Defaults": { "MinConfidence": 80 } } }""", 49, "WriteGate:Defaults:MinConfidence must be a number from 0 to 1; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "Defaults": { "WindowSeconds": 0 } } }""", 49, "WriteGate:Defaults:WindowSeconds must be a whole number of 1 or more; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "Agents": { "scout": { "WritesPerHour": 5 } } } }""", 41, "WriteGate:Agents:scout:WritesPerHour is no key of the policy; use one of TokensPerDay, WritesPerDay, WritesPerMinute, StopAt")]
    [InlineData("""{ "WriteGate": { "Agents": { "scout": { "StopAt": 0 } } } }""", 51, "WriteGate:Agents:scout:StopAt must be a number over 0, to 1; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "Defaults": { "SampleForReview": 5 } } }""", 51, "WriteGate:Defaults:SampleForReview must be a number from 0 to 1; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "Resources": { "crm_update": { "ShadowFields": [ "amount" ] } } } }""", 67, "WriteGate:Resources:crm_update:ShadowFields names the field 'amount', which agents cannot write on crm_update; correct the name or take it out")]
    [InlineData("""{ "WriteGate": { "ShadowThreshold": 0 } }""", 37, "WriteGate:ShadowThreshold must be a number over 0, to 1; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "Defaults": { "ShadowFields": "notes" } } }""", 48, "WriteGate:Defaults:ShadowFields must be a list; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "WriteTimeout": 30 } }""", 34, "WriteGate:WriteTimeout must be a duration such as \"00:00:30\"; correct the value in the policy file")]
    [InlineData("""{ "WriteGate": { "LiveWrites": true, "livewrites": true } }""", 38, "writegate.policy.json cannot be read at line 1: \"livewrites\" stands twice in one object; correct it there")]
    [InlineData("""{ "WriteGate": { """, 18, "writegate.policy.json cannot be read at line 1: a name in quotes is expected and the file ends; correct it there")]
    public Task R25_a_policy_that_means_nothing_is_refused_at_its_place(string policy, int column, string message)
        => Verify(policy, new DiagnosticResult("WG6003").WithLocation(PolicyPath, 1, column).WithMessage(message));

    [Fact]
    public Task Names_are_not_judged_while_a_contract_has_a_mistake() => Verify(
        """{ "WriteGate": { "Resources": { "crm.deals": { "ShadowFields": [ "x" ] } } } }""",
        SurfaceTest.After("private void Call(int leadId, WritePermit permit)", "private void {|WG1001:Call|}(int leadId)"));

    [Fact]
    public Task Tools_and_records_of_a_referenced_project_can_be_named()
    {
        using MemoryStream library = new();
        Assert.True(Contracts.Sources.Generate(Contracts.Sources.Compile(SurfaceTest.Accepted).WithAssemblyName("Library")).Emit(library).Success);
        CSharpAnalyzerTest<EveryRule> test = Test(
            """
            { "WriteGate": { "Resources": { "crm.deal": { "ShadowFields": [ "notes" ] }, "crm_call": {},
            "crm.lead": {} } } }
            """,
            "");
        test.TestState.AdditionalReferences.Add(Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(library.ToArray()));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("WG6003").WithLocation(PolicyPath, 2, 1));
        return test.RunAsync();
    }

    [Fact]
    public void Every_option_of_the_run_time_is_a_key() => Assert.Subset(
        PolicyShapes.File.Keys!["WriteGate"].Keys!.Keys.ToHashSet(StringComparer.Ordinal),
        typeof(WriteGateOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name).ToHashSet(StringComparer.Ordinal));

    [Fact]
    public void Every_option_of_a_resource_of_an_agent_and_of_retention_is_a_key()
    {
        Assert.Subset(KeysOf("Defaults"), PropertiesOf<ResourceOptions>());
        Assert.Equal(KeysOf("Agents"), PropertiesOf<AgentOptions>());
        Assert.Equal(KeysOf("Retention"), PropertiesOf<RetentionOptions>());

        static HashSet<string> KeysOf(string key) => [.. (PolicyShapes.File.Keys!["WriteGate"].Keys![key] is { Keys: null } map ? map.Each! : PolicyShapes.File.Keys["WriteGate"].Keys![key]).Keys!.Keys];

        static HashSet<string> PropertiesOf<T>() => [.. typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name)];
    }

    [Fact]
    public void Every_kind_of_finding_and_every_action_is_known_to_the_policy_file()
    {
        PolicyShape findings = PolicyShapes.File.Keys!["WriteGate"].Keys!["Defaults"].Keys!["Findings"];
        Assert.Equal(Enum.GetNames<WriteGate.Inspection.FindingKind>(), findings.Keys!.Keys);
        Assert.All(Enum.GetNames<WriteGate.Inspection.FindingAction>(), name => Assert.Contains($"\"{name}\"", findings.Keys["Iban"].Words, StringComparison.Ordinal));
        Assert.Equal(
            typeof(ResourceOptions).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal),
            PolicyShapes.File.Keys["WriteGate"].Keys!["Defaults"].Keys!.Keys.Intersect(typeof(ResourceOptions).GetProperties().Select(property => property.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static Task Verify(string policy, params DiagnosticResult[] expected)
    {
        CSharpAnalyzerTest<EveryRule> test = Test(policy, SurfaceTest.Accepted);
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync();
    }

    private static Task Verify(string policy, string source) => Test(policy, source).RunAsync();

    private static CSharpAnalyzerTest<EveryRule> Test(string policy, string source)
    {
        CSharpAnalyzerTest<EveryRule> test = RuleTest.Test(source);
        test.TestState.AdditionalFiles.Add((PolicyPath, policy));
        return test;
    }
}
