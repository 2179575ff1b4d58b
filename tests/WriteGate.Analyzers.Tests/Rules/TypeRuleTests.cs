namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG2001, WG2003, WG2004 and WG2009: what a schema cannot say.</summary>
public sealed class TypeRuleTests
{
    [Theory]
    [InlineData("object")]
    [InlineData("dynamic")]
    [InlineData("object?")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("System.Text.Json.Nodes.JsonObject")]
    [InlineData("System.Text.Json.JsonDocument")]
    [InlineData("System.Dynamic.ExpandoObject")]
    [InlineData("System.Collections.Hashtable")]
    [InlineData("System.Collections.IEnumerable")]
    [InlineData("Dictionary<string, object>")]
    [InlineData("List<object[]>")]
    public Task C2_an_open_ended_argument_is_refused(string type) => RuleTest.Parameter($"{{|WG2001:{type}|}} filter");

    [Theory]
    [InlineData("Filter filter", "public sealed record Filter({|WG2001:object|} Value);")]
    [InlineData("Filter filter", "public sealed record Filter(string Name) { public {|WG2001:System.Text.Json.JsonElement|} Extra { get; init; } }")]
    [InlineData("List<Filter> filter", "public class Filter { public Inner? Inner { get; set; } } public class Inner { public {|WG2001:dynamic?|} Value { get; set; } }")]
    public Task C2_an_open_ended_member_is_refused_where_it_is_written(string parameter, string beside) => RuleTest.Parameter(parameter, beside);

    [Fact]
    public Task A_mistake_in_a_shared_type_is_reported_once() => RuleTest.Sources("""
        [AgentTools("a")] public sealed partial class A
        {
            [WriteTier(WriteTier.ReadOnly)] public int One(Filter filter) => 0;
            [WriteTier(WriteTier.ReadOnly)] public int Two(List<Filter> filter) => 0;
        }
        [AgentTools("b")] public sealed partial class B
        {
            [WriteTier(WriteTier.ReadOnly)] public Filter? One() => null;
        }
        public sealed record Filter({|WG2001:object|} Value);
        """);

    [Theory]
    [InlineData("Action")]
    [InlineData("System.IO.Stream")]
    [InlineData("System.IO.MemoryStream")]
    [InlineData("Type")]
    [InlineData("Version")]
    [InlineData("(string Name, int Age)")]
    [InlineData("int[,]")]
    [InlineData("Queue<int>")]
    [InlineData("Dictionary<int, string>")]
    [InlineData("System.Collections.Specialized.NameValueCollection")]
    [InlineData("IShape")]
    [InlineData("Shape")]
    [InlineData("nint")]
    [InlineData("Empty")]
    [InlineData("Alias")]
    [InlineData("Ambiguous")]
    [InlineData("Hidden.Inner")]
    [InlineData("Loop")]
    [InlineData("Closed")]
    public Task What_a_schema_cannot_say_is_refused(string type) => RuleTest.Parameter($"{{|WG2004:{type}|}} value", """
        public interface IShape { int Sides { get; } }
        public abstract class Shape { public int Sides { get; set; } }
        public enum Empty;
        public enum Alias { A = 1, B = 1 }
        public class Ambiguous { public Ambiguous(int a) { A = a; } public Ambiguous(string b) { B = b; } public int A { get; } public string? B { get; } }
        public class Hidden { public class Inner { private Inner() { } public int A { get; set; } } }
        public class Loop { public Loop(int unknown) { } public int A { get; set; } }
        public class Closed { public required int A; }
        """);

    [Theory]
    [InlineData("ref")]
    [InlineData("in")]
    public Task A_reference_is_refused(string modifier) => RuleTest.Parameter(modifier + " {|WG2004:int|} value");

    [Theory]
    [InlineData("public int {|WG2004:Read|}<T>(int value) => 0;")]
    [InlineData("public {|WG2004:void|} Read(int value) { }")]
    [InlineData("public {|WG2004:Task|} Read(int value) => null!;")]
    [InlineData("public Task<{|CS0246:Missing|}> Read(int value) => null!;")]
    [InlineData("public int Read({|CS0246:Missing|} value) => 0;")]
    [InlineData("public int Read(List<{|CS0246:Missing|}> value) => 0;")]
    [InlineData("public async {|WG2004:void|} Read(int value) => await Task.Yield();")]
    [InlineData("internal int Read({|WG2004:IServiceProvider|} services) => 0;")]
    [InlineData("public int Read({|WG2004:Patch<Deal>|} changes) => 0;")]
    [InlineData("public int Read(string value, {|WG2004:string|} Value) => 0;")]
    [InlineData("public {|WG2004:Task<System.IO.Stream>|} Read(int value) => null!;")]
    [InlineData("public {|WG2004:IAsyncEnumerable<int>|} Read(int value) => null!;")]
    public Task A_read_that_cannot_be_called_or_answered_is_refused(string method)
        => RuleTest.Members("[WriteTier(WriteTier.ReadOnly)] " + method);

    [Theory]
    [InlineData("public class Tree { public {|WG2004:List<Tree>?|} Children { get; set; } }")]
    [InlineData("public record Tree(Leaf? Leaf); public record Leaf({|WG2004:Tree?|} Back);")]
    public Task Recursion_in_arguments_is_refused(string beside) => RuleTest.Parameter("Tree value", beside);

    [Fact]
    public Task A_private_type_of_the_tools_class_is_an_argument() => RuleTest.Members("""
        private sealed record Own(int A);
        [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(value)), Irreversible("No.")]
        private void Write(Own value, WritePermit permit) { }
        """);

    [Fact]
    public Task Recursion_in_results_is_clean() => RuleTest.Members(
        "[WriteTier(WriteTier.ReadOnly)] public Tree? Read(int value) => null;", "public class Tree { public List<Tree>? Children { get; set; } }");

    [Theory]
    [InlineData("public class Filter { [{|WG2003:JsonExtensionData|}] public Dictionary<string, object>? More { get; set; } }")]
    [InlineData("[JsonUnmappedMemberHandling({|WG2003:JsonUnmappedMemberHandling.Skip|})] public class Filter { public int A { get; set; } }")]
    public Task Unmapped_members_are_refused(string beside) => RuleTest.Parameter("Filter filter", beside);

    [Fact]
    public Task Disallowed_unmapped_members_are_clean() => RuleTest.Parameter(
        "Filter filter", "[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public class Filter { public int A { get; set; } }");

    [Theory]
    [InlineData("{|WG2009:Deal|} deal", "")]
    [InlineData("{|WG2009:IReadOnlyList<Deal>|} deals", "")]
    [InlineData("Move move", "public sealed record Move(string To, {|WG2009:Deal|} Deal);")]
    public Task C7_a_record_with_a_protected_field_is_no_argument(string parameter, string beside) => RuleTest.Parameter(parameter, beside);

    [Fact]
    public Task A_record_with_a_protected_field_is_a_result() => RuleTest.Members("[WriteTier(WriteTier.ReadOnly)] public Deal? Read(string dealId) => null;");

    [Fact]
    public Task A_record_without_a_protected_field_is_an_argument() => RuleTest.Parameter(
        "Lead lead", "[SystemRecord(\"crm.lead\")] public sealed partial record Lead { [RecordId] public required string Id { get; init; } }");

    [Theory]
    [InlineData("public class Filter { public string? UserName { get; set; } public string? {|WG2004:userName|} { get; set; } }")]
    [InlineData("public class Filter { public string? A { get; set; } [JsonPropertyName(\"a\")] public string? {|WG2004:B|} { get; set; } }")]
    public Task Two_members_of_one_name_are_refused(string beside) => RuleTest.Parameter("Filter filter", beside);

    [Theory]
    [InlineData("[{|WG2004:Range(typeof(decimal), \"0,5\", \"1,5\")|}] decimal value")]
    [InlineData("[{|WG2004:Range(5, 1)|}] int value")]
    [InlineData("[{|WG2004:Range(1, 5)|}] string value")]
    [InlineData("[{|WG2004:Range(typeof(DateTime), \"2026-01-01\", \"2026-12-31\")|}] DateTime value")]
    [InlineData("[{|WG2004:StringLength(5)|}] int value")]
    [InlineData("[{|WG2004:Length(5, 2)|}] string value")]
    [InlineData("[{|WG2004:EmailAddress|}] int value")]
    [InlineData("[{|WG2004:AllowedValues(1, \"a\")|}] int value")]
    [InlineData("[{|WG2004:RegularExpression(\"abc(\")|}] string value")]
    [InlineData("[{|WG2004:Required|}] int? value")]
    [InlineData("[{|WG2004:CustomValidation(typeof(int), \"A\")|}] int value")]
    [InlineData("[{|WG2004:Even|}] int value")]
    public Task A_rule_that_cannot_be_kept_is_refused(string parameter) => RuleTest.Parameter(
        parameter, "[AttributeUsage(AttributeTargets.All)] public sealed class EvenAttribute : ValidationAttribute;");

    [Theory]
    [InlineData("Shape shape", "[JsonDerivedType(typeof(Circle), \"circle\")] public abstract record Shape; public sealed record Circle(int Radius) : Shape;")]
    [InlineData("IShape shape", "[JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\"), JsonDerivedType(typeof(Circle), \"circle\")] public interface IShape; public sealed record Circle(int Radius) : IShape;")]
    public Task A_closed_hierarchy_is_clean(string parameter, string beside) => RuleTest.Parameter(parameter, beside);

    [Theory]
    [InlineData("[{|WG2004:JsonDerivedType(typeof(Circle))|}] public abstract record Shape; public sealed record Circle(int Radius) : Shape;")]
    [InlineData("[{|WG2004:JsonDerivedType(typeof(Circle), 1)|}] public abstract record Shape; public sealed record Circle(int Radius) : Shape;")]
    [InlineData("[{|WG2004:JsonDerivedType(typeof(Circle), \"circle\")|}] public abstract record Shape; public sealed record Circle(int Radius);")]
    [InlineData("[JsonDerivedType(typeof(Circle), \"a\"), {|WG2004:JsonDerivedType(typeof(Square), \"a\")|}] public abstract record Shape; public sealed record Circle(int Radius) : Shape; public sealed record Square(int Side) : Shape;")]
    [InlineData("[JsonPolymorphic(TypeDiscriminatorPropertyName = \"radius\"), {|WG2004:JsonDerivedType(typeof(Circle), \"circle\")|}] public abstract record Shape; public sealed record Circle(int Radius) : Shape;")]
    public Task A_hierarchy_that_cannot_be_told_apart_is_refused(string beside) => RuleTest.Parameter("Shape shape", beside);
}
