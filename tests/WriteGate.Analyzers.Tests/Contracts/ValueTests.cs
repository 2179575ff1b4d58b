using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Tests.Contracts;

/// <summary>How C# types are said in JSON.</summary>
public sealed class ValueTests
{
    [Theory]
    [InlineData("string", "String", "string")]
    [InlineData("char", "Char", "char")]
    [InlineData("bool", "Boolean", "bool")]
    [InlineData("sbyte", "Integer", "sbyte")]
    [InlineData("ulong", "Integer", "ulong")]
    [InlineData("Int128", "Integer", "global::System.Int128")]
    [InlineData("UInt128", "Integer", "global::System.UInt128")]
    [InlineData("Half", "Number", "global::System.Half")]
    [InlineData("float", "Number", "float")]
    [InlineData("decimal", "Number", "decimal")]
    [InlineData("DateTime", "DateTime", "global::System.DateTime")]
    [InlineData("DateTimeOffset", "DateTimeOffset", "global::System.DateTimeOffset")]
    [InlineData("DateOnly", "DateOnly", "global::System.DateOnly")]
    [InlineData("TimeOnly", "TimeOnly", "global::System.TimeOnly")]
    [InlineData("TimeSpan", "TimeSpan", "global::System.TimeSpan")]
    [InlineData("Guid", "Guid", "global::System.Guid")]
    [InlineData("Uri", "Uri", "global::System.Uri")]
    [InlineData("byte[]", "Bytes", "byte[]")]
    [InlineData("DayOfWeek", "Enum", "global::System.DayOfWeek")]
    [InlineData("System.IO.FileAccess", "Flags", "global::System.IO.FileAccess")]
    public void A_scalar_has_its_kind(string type, string kind, string full)
    {
        ValueSpec value = Sources.Argument(type).Value;
        Assert.Equal((kind, full, false), (value.Kind.ToString(), value.Type, value.IsNullable));
    }

    [Theory]
    [InlineData("string?", "string?", false)]
    [InlineData("int?", "int?", true)]
    [InlineData("DayOfWeek?", "global::System.DayOfWeek?", true)]
    [InlineData("Uri?", "global::System.Uri?", false)]
    [InlineData("byte[]?", "byte[]?", false)]
    public void A_nullable_type_says_so(string type, string full, bool isValueType)
    {
        ValueSpec value = Sources.Argument(type).Value;
        Assert.Equal((true, full, isValueType), (value.IsNullable, value.FullType, value.IsValueType));
    }

    [Theory]
    [InlineData("int[]", "Array")]
    [InlineData("List<int>", "List")]
    [InlineData("IList<int>", "List")]
    [InlineData("ICollection<int>", "List")]
    [InlineData("IReadOnlyList<int>", "ReadOnlyList")]
    [InlineData("IReadOnlyCollection<int>", "ReadOnlyList")]
    [InlineData("IEnumerable<int>", "ReadOnlyList")]
    [InlineData("HashSet<int>", "Set")]
    [InlineData("ISet<int>", "Set")]
    [InlineData("IReadOnlySet<int>", "Set")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int>", "ImmutableArray")]
    [InlineData("System.Collections.Immutable.ImmutableList<int>", "ImmutableList")]
    [InlineData("Dictionary<string, int>", "Dictionary")]
    [InlineData("IReadOnlyDictionary<string, int>", "Dictionary")]
    public void A_collection_says_how_it_is_built(string type, string kind)
    {
        ValueSpec value = Sources.Argument(type).Value;
        Assert.Equal((kind, "int"), (value.Collection.ToString(), value.Item!.Type));
    }

    [Fact]
    public void Items_keep_their_nullability()
    {
        ValueSpec value = Sources.Argument("List<string?>?").Value;
        Assert.Equal(("global::System.Collections.Generic.List<string?>?", true), (value.FullType, value.Item!.IsNullable));
    }

    [Fact]
    public void Nullable_oblivious_references_are_not_nullable()
    {
        ToolsContract contract = Sources.Tools("""
            #nullable disable
            [AgentTools("crm")]
            public sealed partial class Tools
            {
                [WriteTier(WriteTier.ReadOnly)] public string Read(string name, List<string> names, string note = null) => null;
            }
            """);
        Assert.Equal([false, false, true], Assert.Single(contract.Spec!.Tools).Parameters.Select(p => p.Value.IsNullable));
    }

    [Fact]
    public void A_set_lists_neither_zero_nor_sums()
    {
        ToolSpec tool = Sources.Tool(
            "[WriteTier(WriteTier.ReadOnly)] public Rights Read(int a) => 0;",
            "[Flags] public enum Rights { None = 0, Read = 1, Write = 2, Both = 3, Wide = 12 }");
        Assert.Equal(ValueKind.Flags, tool.Result!.Kind);
        ToolsContract contract = Sources.Tools(
            "[AgentTools(\"a\")] public sealed partial class T { [WriteTier(WriteTier.ReadOnly)] public Rights Read() => 0; }",
            "[Flags] public enum Rights { None = 0, Read = 1, Write = 2, Both = 3, Wide = 12 }");
        Assert.Equal(["Read", "Write", "Wide"], Assert.Single(contract.Spec!.Enums).Members.Select(m => m.Name));
    }

    [Theory]
    [InlineData("int", " = 10", "10", "10")]
    [InlineData("long", " = -3", "-3", "-3")]
    [InlineData("decimal", " = 1.50m", "1.50M", "1.50")]
    [InlineData("double", " = 0.1", "0.1D", "0.1")]
    [InlineData("bool", " = true", "true", "true")]
    [InlineData("char", " = 'x'", "'x'", "\"x\"")]
    [InlineData("string", " = \"a\\\"b\\n\"", "\"a\\\"b\\n\"", "\"a\\\"b\\n\"")]
    [InlineData("string?", " = null", "null", "null")]
    [InlineData("int?", " = 5", "5", "5")]
    [InlineData("DayOfWeek", " = DayOfWeek.Friday", "(global::System.DayOfWeek)(5)", "\"Friday\"")]
    [InlineData("System.IO.FileAccess", " = System.IO.FileAccess.ReadWrite", "(global::System.IO.FileAccess)(3)", "[\"Read\",\"Write\"]")]
    [InlineData("Guid", " = default", "default", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("TimeSpan", " = default", "default", "\"PT0S\"")]
    public void A_default_is_kept_as_code_and_as_json(string type, string initial, string code, string json)
    {
        MemberSpec member = Sources.Argument(type, initial: initial);
        Assert.Equal((true, code, json), (member.IsOptional, member.Default, member.DefaultJson));
    }

    [Theory]
    [InlineData("{ get; set; } = 5;", true, "5")]
    [InlineData("{ get; init; } = Limits.Top;", true, "9")]
    [InlineData("{ get; set; }", false, null)]
    [InlineData("{ get; set; } = Limits.Ask();", false, null)]
    public void A_property_is_optional_when_its_initializer_is_constant(string accessors, bool isOptional, string? code)
    {
        MemberSpec member = Assert.Single(Object("public class Filter { public int A " + accessors + " } public static class Limits { public const int Top = 9; public static int Ask() => 1; }").Members);
        Assert.Equal((isOptional, code), (member.IsOptional, member.Default));
    }

    [Theory]
    [InlineData("List<int>", "[]", "new global::System.Collections.Generic.List<int>()")]
    [InlineData("IReadOnlyList<string>", "[]", "global::System.Array.Empty<string>()")]
    [InlineData("List<int>", "new()", "new global::System.Collections.Generic.List<int>()")]
    [InlineData("List<int>", "[1]", null)]
    [InlineData("string", "string.Empty", "\"\"")]
    [InlineData("string", "null!", null)]
    public void An_empty_collection_is_a_default(string type, string initial, string? code)
        => Assert.Equal(code, Assert.Single(Object($"public class Filter {{ public {type} A {{ get; set; }} = {initial}; }}").Members).Default);

    [Theory]
    [InlineData("public sealed record Filter(int A, string B);", "A,B")]
    [InlineData("public class Filter { public int A { get; set; } public required string B { get; init; } }", "")]
    [InlineData("public class Filter(int a) { public int A { get; } = a; public string? B { get; set; } }", "A")]
    [InlineData("public class Filter { [JsonConstructor] public Filter(int a) { A = a; } public Filter(int a, string b) : this(a) { B = b; } public int A { get; } public string? B { get; set; } }", "A")]
    [InlineData("public readonly record struct Filter(int A, string B);", "A,B")]
    [InlineData("public struct Filter { public int A { get; set; } public string? B { get; set; } }", "")]
    public void An_object_is_made_by_the_constructor_that_fits(string source, string constructor)
    {
        ObjectSpec spec = Object(source);
        Assert.Equal((constructor, "A,B"), (string.Join(',', spec.Constructor), string.Join(',', spec.Members.Select(m => m.Name))));
    }

    [Fact]
    public void Inherited_members_come_first_and_overrides_keep_their_place()
    {
        ObjectSpec spec = Object("public class Base { public virtual int A { get; set; } public int B { get; set; } } public class Filter : Base { public int C { get; set; } public override int A { get; set; } }");
        Assert.Equal(["A", "B", "C"], spec.Members.Select(m => m.Name));
    }

    [Fact]
    public void What_is_not_public_data_is_no_member()
    {
        ObjectSpec spec = Object("""
            public class Filter
            {
                public int A { get; set; }
                public int field;
                internal int B { get; set; }
                public static int C { get; set; }
                public int this[int i] => i;
                [JsonIgnore] public object? D { get; set; }
                public int Double => A * 2;
            }
            """);
        Assert.Equal(["A"], spec.Members.Select(m => m.Name));
    }

    [Fact]
    public void A_result_also_writes_what_is_computed()
    {
        ToolsContract contract = Sources.Tools(
            "[AgentTools(\"a\")] public sealed partial class T { [WriteTier(WriteTier.ReadOnly)] public Box Read() => new(); }",
            "public class Box { public int A { get; set; } public int Double => A * 2; }");
        Assert.Equal([("A", true), ("Double", false)], Assert.Single(contract.Spec!.Objects).Members.Select(m => (m.Name, m.IsReadable)));
    }

    [Fact]
    public void A_recursive_result_says_so()
    {
        ToolsContract contract = Sources.Tools(
            "[AgentTools(\"a\")] public sealed partial class T { [WriteTier(WriteTier.ReadOnly)] public Tree Read() => new(); }",
            "public class Tree { public List<Tree>? Children { get; set; } public Leaf? Leaf { get; set; } } public class Leaf { public int A { get; set; } }");
        Assert.Equal([("global::Tree", true), ("global::Leaf", false)], contract.Spec!.Objects.Select(o => (o.Type, o.IsRecursive)));
    }

    [Fact]
    public void A_closed_hierarchy_has_branches()
    {
        ToolsContract contract = Sources.Tools(
            "[AgentTools(\"a\")] public sealed partial class T { [WriteTier(WriteTier.ReadOnly)] public int Read(Shape shape) => 0; }",
            "[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\"), JsonDerivedType(typeof(Circle), \"circle\"), JsonDerivedType(typeof(Square), \"square\")] public abstract record Shape; public sealed record Circle(int Radius) : Shape; public sealed record Square(int Side) : Shape;");
        ObjectSpec shape = contract.Spec!.Objects[0];
        Assert.Equal(("kind", "circle,square"), (shape.Discriminator, string.Join(',', shape.Branches.Select(b => b.Value))));
        Assert.Equal(3, contract.Spec.Objects.Count);
    }

    [Fact]
    public void A_closed_generic_is_an_object_of_its_own()
    {
        ToolSpec tool = Sources.Tool("[WriteTier(WriteTier.ReadOnly)] public Page<string?> Read() => null!;", "public sealed record Page<T>(List<T> Items, int Total);");
        Assert.Equal("global::Page<string?>", tool.Result!.Object);
    }

    [Fact]
    public void A_sensitive_member_makes_the_tool_sensitive()
        => Assert.True(Sources.Tool("[WriteTier(WriteTier.ReadOnly)] public int Read(Login login) => 0;", "public sealed record Login(string Name, [SensitiveField] string Password);").IsSensitive);

    private static ObjectSpec Object(string source)
    {
        ToolsContract contract = Sources.Tools(
            "[AgentTools(\"a\")] public sealed partial class T { [WriteTier(WriteTier.ReadOnly)] public int Read(Filter filter) => 0; }", source);
        Assert.Empty(contract.Violations.Select(v => v.ToDiagnostic().ToString()));
        return contract.Spec!.Objects[0];
    }
}
