using System.Globalization;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Contracts.Reading;

namespace WriteGate.Analyzers.Tests.Contracts;

/// <summary>What DataAnnotations ask of a value.</summary>
public sealed class AnnotationTests
{
    [Theory]
    [InlineData("int", "[Range(1, 10)]", "1", "10", false, false)]
    [InlineData("double", "[Range(0.5, 10.25)]", "0.5", "10.25", false, false)]
    [InlineData("double", "[Range(0.5, double.PositiveInfinity)]", "0.5", null, false, false)]
    [InlineData("decimal", "[Range(typeof(decimal), \"0.5\", \"10.50\")]", "0.5", "10.50", false, false)]
    [InlineData("Int128", "[Range(typeof(Int128), \"0\", \"170141183460469231731687303715884105727\")]", "0", "170141183460469231731687303715884105727", false, false)]
    [InlineData("int", "[Range(0, 10, MinimumIsExclusive = true)]", "0", "10", true, false)]
    [InlineData("int", "[Range(0, 10, MaximumIsExclusive = true)]", "0", "10", false, true)]
    public void A_range_is_kept_to_the_digit(string type, string attribute, string? minimum, string? maximum, bool above, bool below)
    {
        RulesSpec rules = Sources.Argument(type, attribute).Value.Rules!;
        Assert.Equal((minimum, maximum, above, below), (rules.Minimum, rules.Maximum, rules.MinimumIsExclusive, rules.MaximumIsExclusive));
    }

    [Theory]
    [InlineData("string", "[StringLength(10)]", null, 10)]
    [InlineData("string", "[StringLength(10, MinimumLength = 2)]", 2, 10)]
    [InlineData("string", "[MinLength(3)]", 3, null)]
    [InlineData("string", "[MaxLength(3)]", null, 3)]
    [InlineData("string", "[Length(3, 5)]", 3, 5)]
    [InlineData("List<int>", "[Length(3, 5)]", 3, 5)]
    [InlineData("string", "[MinLength(2), StringLength(10, MinimumLength = 4), MaxLength(7)]", 4, 7)]
    public void Lengths_are_kept(string type, string attribute, int? minimum, int? maximum)
    {
        RulesSpec rules = Sources.Argument(type, attribute).Value.Rules!;
        Assert.Equal((minimum, maximum), (rules.MinLength, rules.MaxLength));
    }

    [Theory]
    [InlineData("[EmailAddress]", "email")]
    [InlineData("[Url]", "uri")]
    [InlineData("[Phone]", "phone")]
    [InlineData("[CreditCard]", "credit-card")]
    [InlineData("[Base64String]", "base64")]
    public void Formats_are_kept(string attribute, string format) => Assert.Equal(format, Sources.Argument("string", attribute).Value.Rules!.Format);

    [Theory]
    [InlineData("string?", "[AllowedValues(\"a\", \"b\", null)]", "\"a\" \"b\" null")]
    [InlineData("int", "[AllowedValues(1, 2)]", "1 2")]
    [InlineData("double", "[AllowedValues(0.5)]", "0.5")]
    [InlineData("DayOfWeek", "[AllowedValues(DayOfWeek.Friday)]", "\"Friday\"")]
    public void Allowed_values_are_json(string type, string attribute, string texts)
        => Assert.Equal(texts, string.Join(' ', Sources.Argument(type, attribute).Value.Rules!.Allowed));

    [Fact]
    public void Denied_values_are_json() => Assert.Equal(["\"a\""], Sources.Argument("string", "[DeniedValues(\"a\")]").Value.Rules!.Denied);

    [Fact]
    public void Required_text_is_neither_null_nor_blank()
    {
        ValueSpec value = Sources.Argument("string?", "[Required]").Value;
        Assert.Equal((false, true), (value.IsNullable, value.Rules!.NotBlank));
    }

    [Fact]
    public void Required_text_may_be_blank_when_it_says_so()
        => Assert.Null(Sources.Argument("string?", "[Required(AllowEmptyStrings = true)]").Value.Rules);

    [Fact]
    public void Annotations_on_a_positional_record_count()
    {
        ToolsContract contract = Sources.Tools(
            "[AgentTools(\"a\")] public sealed partial class T { [WriteTier(WriteTier.ReadOnly)] public int Read(Lead lead) => 0; }",
            "public sealed record Lead([StringLength(5)] string A, [property: StringLength(6)] string B);");
        Assert.Equal([5, 6], contract.Spec!.Objects[0].Members.Select(m => m.Value.Rules!.MaxLength));
    }

    [Fact]
    public void A_type_of_data_bounds_nothing() => Assert.Null(Sources.Argument("string", "[DataType(DataType.Password)]").Value.Rules);

    [Theory]
    [InlineData(@"[A-Z]{2}-\d{4}")]
    [InlineData(@"^\p{Lu}\w*$")]
    [InlineData(@"(?<year>\d{4})-\k<year>")]
    [InlineData(@"(?:a|b)+?(?=c)(?!d)")]
    [InlineData(@"[\w.\-]+@[^\s\]]{1,}")]
    [InlineData(@"\(\)\[\]\{\}\/\.\\")]
    [InlineData(@"\u00e9\x41")]
    public void A_pattern_that_both_read_alike_is_kept(string pattern) => Assert.Null(EcmaPattern.ProblemOf(pattern));

    [Theory]
    [InlineData("abc(")]
    [InlineData("(?i)abc")]
    [InlineData("(?#note)abc")]
    [InlineData("(?>a+)b")]
    [InlineData("(?(a)b|c)")]
    [InlineData("(?'n'a)")]
    [InlineData("(?<a-b>c)")]
    [InlineData(@"\Aabc\z")]
    [InlineData(@"\p{IsGreek}")]
    [InlineData("[a-z-[aeiou]]")]
    [InlineData(@"a\-b")]
    [InlineData(@"\@")]
    [InlineData("a{,3}")]
    [InlineData("a}")]
    [InlineData("[]a]")]
    [InlineData(@"\012")]
    public void A_pattern_that_only_one_knows_is_refused(string pattern) => Assert.NotNull(EcmaPattern.ProblemOf(pattern));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_culture_of_the_build_makes_no_difference(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            MemberSpec member = Sources.Argument("decimal", "[Range(typeof(decimal), \"0.5\", \"1.5\")]", initial: " = 1.25m");
            Assert.Equal(("0.5", "1.25M", "1.25"), (member.Value.Rules!.Minimum, member.Default, member.DefaultJson));
            Assert.Equal("crm_list_items", Sources.Tool("[WriteTier(WriteTier.ReadOnly)] public int ListItems() => 0;").Name);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
