using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Tests.Contracts;

/// <summary>Contracts as they stand in real projects.</summary>
public sealed class UserCodeTests
{
    [Fact]
    public void A_users_own_namespace_may_be_called_like_ours_or_the_frameworks()
    {
        ToolsContract contract = Sources.Tools("""
            namespace WriteGate.Crm.System
            {
                public sealed class Guid { public string? Text { get; set; } }
                public enum Task { Open }

                [AgentTools("crm")]
                public sealed partial class Tools
                {
                    [WriteTier(WriteTier.ReadOnly)]
                    public global::System.Threading.Tasks.Task<global::System.Guid> Read(Guid mine, Task task) => throw null!;
                }
            }
            """);
        ToolSpec tool = Assert.Single(contract.Spec!.Tools);
        Assert.Equal(("WriteGate.Crm.System", "global::System.Guid"), (contract.Spec.Type.Namespace, tool.Result!.Type));
        Assert.Equal(
            ["global::WriteGate.Crm.System.Guid", "global::WriteGate.Crm.System.Task"], tool.Parameters.Select(p => p.Value.Type));
    }

    [Fact]
    public void Keywords_are_names()
    {
        ToolsContract contract = Sources.Tools("""
            namespace @namespace.Inner
            {
                public partial class @class
                {
                    [AgentTools("crm")]
                    public sealed partial class @event
                    {
                        [WriteTier(WriteTier.ReadOnly)] public @struct @new(int @in) => throw null!;
                    }
                }
                public sealed record @struct(int @int);
            }
            """);
        PartialTypeSpec type = contract.Spec!.Type;
        ToolSpec tool = Assert.Single(contract.Spec.Tools);
        Assert.Equal(
            ("@namespace.Inner", "partial class @class", "partial class @event", "namespace.Inner.class.event"),
            (type.Namespace, Assert.Single(type.Containing), type.Header, type.UniqueName));
        Assert.Equal(("new", "crm_new", "in", "global::@namespace.Inner.@struct"), (tool.Method, tool.Name, tool.Parameters[0].Name, tool.Result!.Type));
    }

    [Fact]
    public void Aliases_are_seen_through()
    {
        ToolsContract contract = Sources.Tools("""
            using Id = System.Guid;
            using Permit = WriteGate.WritePermit;
            using Group = WriteGate.AgentToolsAttribute;
            using Ids = System.Collections.Generic.List<int>;

            [Group("crm")]
            public sealed partial class Tools
            {
                [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("Gone is gone.")]
                private void Drop(Id id, Ids others, Permit permit) { }
            }
            """);
        Assert.Equal([ValueKind.Guid, ValueKind.List], Assert.Single(contract.Spec!.Tools).Parameters.Select(p => p.Value.Kind));
    }

    [Fact]
    public void Files_of_a_partial_class_are_read_by_path()
    {
        ToolsContract contract = Sources.Tools(
            "public sealed partial class Tools { [WriteTier(WriteTier.ReadOnly)] public int First() => 0; }",
            "[AgentTools(\"crm\")] public sealed partial class Tools { [WriteTier(WriteTier.ReadOnly)] public int Second() => 0; }",
            "partial class Tools { [WriteTier(WriteTier.ReadOnly)] public partial int Third(int a); public partial int Third(int a) => a; }");
        Assert.Equal(["First", "Second", "Third"], contract.Spec!.Tools.Select(t => t.Method));
    }

    [Fact]
    public void An_entity_of_an_older_project_is_a_record()
    {
        RecordContract contract = Sources.Record("""
            #nullable disable
            namespace Legacy;

            public abstract class Entity
            {
                [RecordId, Key] public int Id { get; set; }
                [RecordVersion, Timestamp] public byte[] RowVersion { get; set; }
            }

            [SystemRecord("legacy.customer")]
            public partial class Customer : Entity
            {
                [WriteTier(WriteTier.Reviewed), Required, StringLength(80)] public string Name { get; set; }
                [WriteTier(WriteTier.Autonomous)] public DateTime? Due { get; set; }
                public virtual ICollection<Order> Orders { get; set; } = new List<Order>();
            }

            public class Order { public virtual Customer Customer { get; set; } public int Id { get; set; } }
            """);
        Assert.Empty(contract.Violations);
        Assert.Equal(["name", "due", "id", "rowVersion", "orders"], contract.Spec!.Fields.Select(f => f.Member.JsonName));
        Assert.Equal([false, true, false, false, false], contract.Spec.Fields.Select(f => f.CanClear));
        Assert.Equal(("Id", ValueKind.Integer, "RowVersion", ValueKind.Bytes), (contract.Spec.Id, contract.Spec.IdKind, contract.Spec.Version, contract.Spec.VersionKind));
    }

    [Fact]
    public void A_positional_record_is_a_record()
    {
        RecordContract contract = Sources.Record("""
            [SystemRecord("crm.lead")]
            internal sealed partial record Lead(
                [RecordId] Guid Id,
                [WriteTier(WriteTier.Reviewed), SensitiveField] string? Phone,
                [property: ProtectedField] decimal Score);
            """);
        Assert.Equal(
            [("Phone", Tier.Reviewed, true), ("Id", Tier.ReadOnly, false), ("Score", Tier.Never, false)],
            contract.Spec!.Fields.Select(f => (f.Member.Name, f.Tier, f.Member.IsSensitive)));
        Assert.False(contract.Spec.Type.IsPublic);
    }

    [Fact]
    public void A_field_in_error_is_left_out_and_the_record_still_extended()
    {
        RecordContract contract = Sources.Record("""
            [SystemRecord("a")]
            public partial class Lead
            {
                [RecordId] public int Id { get; set; }
                [WriteTier(WriteTier.Reviewed)] public object? Bad { get; set; }
                [WriteTier(WriteTier.Reviewed)] public string? Good { get; set; }
            }
            """);
        Assert.Equal("WG2001", Assert.Single(contract.Violations).RuleId);
        Assert.Equal(["good", "id"], contract.Spec!.Fields.Select(f => f.Member.JsonName));
    }

    [Theory]
    [InlineData("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id))] private void Bad(int id, WritePermit permit) { }", "WG4001")]
    [InlineData("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible(\"No.\")] public void Bad(int id, WritePermit permit) { }", "WG1003")]
    [InlineData("[WriteTier(WriteTier.ReadOnly)] public int Bad(object id) => 0;", "WG2001")]
    [InlineData("[WriteTier(WriteTier.ReadOnly)] public int Good2(int id) => 0; [WriteTier(WriteTier.ReadOnly), ToolName(\"crm_good\")] public int Bad(int id) => 0;", "WG2008")]
    public void A_tool_in_error_is_left_out_and_the_others_stay(string member, string rule)
    {
        ToolsContract contract = Sources.Tools($$"""
            [AgentTools("crm")]
            public sealed partial class Tools
            {
                [WriteTier(WriteTier.ReadOnly)] public int Good(int id) => 0;
                {{member}}
            }
            """);
        Assert.Equal(rule, Assert.Single(contract.Violations).RuleId);
        Assert.DoesNotContain("Bad", contract.Spec!.Tools.Select(t => t.Method));
        Assert.Contains("Good", contract.Spec.Tools.Select(t => t.Method));
    }

    [Fact]
    public void A_class_that_may_not_have_tools_is_extended_without_any()
    {
        ToolsContract contract = Sources.Tools("[AgentTools(\"crm\")] public partial class Tools { [WriteTier(WriteTier.ReadOnly)] public int Read() => 0; }");
        Assert.Empty(contract.Spec!.Tools);
    }

    [Fact]
    public void A_provider_limit_does_not_take_the_tool_away()
    {
        string many = string.Join(", ", Enumerable.Range(0, 1001).Select(i => $"V{i}"));
        ToolsContract contract = Sources.Tools(
            "[AgentTools(\"crm\")] public sealed partial class Tools { [WriteTier(WriteTier.ReadOnly)] public int Read(Many many) => 0; }",
            $"public enum Many {{ {many} }}");
        Assert.Equal("WG2006", Assert.Single(contract.Violations).RuleId);
        Assert.Single(contract.Spec!.Tools);
    }

    [Theory]
    [InlineData("public sealed record Note(Guid Id);", "internal", false, false)]
    [InlineData("internal sealed record Note(Guid Id);", "internal", true, false)]
    [InlineData("public sealed record Note(Guid Id);", "public", true, true)]
    public void A_typed_call_is_as_visible_as_its_types(string note, string accessibility, bool hasCall, bool isPublic)
    {
        bool isNested = !hasCall;
        ToolsContract contract = Sources.Tools($$"""
            [AgentTools("crm")]
            {{accessibility}} sealed partial class Tools
            {
                [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("No.")]
                private Note Add(int id, WritePermit permit) => throw null!;
                {{(isNested ? note.Replace("public", "private", StringComparison.Ordinal) : "")}}
            }
            {{(isNested ? "" : note)}}
            """);
        ToolSpec tool = Assert.Single(contract.Spec!.Tools);
        Assert.Equal((hasCall, isPublic), (tool.HasTypedCall, tool.IsPublicCall));
    }

    [Fact]
    public void Taken_names_are_told()
    {
        ToolsContract contract = Sources.Tools("""
            public class Base { protected int WireTool; private int HiddenTool; }
            [AgentTools("crm")]
            public sealed partial class Tools : Base { class ReadTool_; int Wire; int Other; }
            """);
        Assert.Equal(["ReadTool_", "Wire", "WireTool"], contract.Spec!.Type.TakenNames);
    }

    [Fact]
    public void A_project_without_the_runtime_has_no_contracts()
    {
        Compilation compilation = Sources.Compile("""
            [AgentTools("crm")] public sealed partial class Tools { [WriteTier(WriteTier.Reviewed)] public void Write(object a) { } }
            """).WithReferences(MetadataReference.CreateFromFile(typeof(object).Assembly.Location));
        ToolsContract contract = ContractReader.ReadTools(compilation.GetTypeByMetadataName("Tools")!, compilation, CancellationToken.None);
        Assert.Equal((null, 0), (contract.Spec, contract.Violations.Length));
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        Compilation compilation = Sources.Compile("[AgentTools(\"crm\")] public sealed partial class Tools { [WriteTier(WriteTier.ReadOnly)] public int Read(int a) => 0; }");
        Assert.ThrowsAny<OperationCanceledException>(
            () => ContractReader.ReadTools(compilation.GetTypeByMetadataName("Tools")!, compilation, new(canceled: true)));
    }
}
