using System.Text.Json;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class TextRulesTests
{
    private static Reading<string> Read(string value, TextRules rules)
        => Reading.Of(JsonSerializer.Serialize(value), (ref StrictJsonReader json) => json.ReadString(rules));

    [Theory]
    [InlineData("ab", true)]
    [InlineData("a", false)]
    [InlineData("abc", true)]
    [InlineData("abcd", false)]
    [InlineData("éé", true)]
    [InlineData("😀", false)]
    [InlineData("😀😀😀", true)]
    [InlineData("😀😀😀😀", false)]
    [InlineData("e\u0301", true)]
    public void Length_counts_code_points(string value, bool isGood)
        => Assert.Equal(isGood, Read(value, new() { MinLength = 2, MaxLength = 3 }).Succeeded);

    [Fact]
    public void A_length_is_refused_with_the_bound_and_the_length()
        => Assert.Equal("must have at most 3 characters; got 4", Read("😀😀😀😀", new() { MaxLength = 3 }).Only.Message);

    [Theory]
    [InlineData("")]
    [InlineData(" \t\u00a0")]
    public void Blank_texts_are_refused_where_one_is_required(string value)
        => Assert.Equal(ViolationCode.BadLength, Read(value, new() { NotBlank = true }).Only.Code);

    [Theory]
    [InlineData("[a-z]+", "abc", true)]
    [InlineData("[a-z]+", "abc1", false)]
    [InlineData("[a-z]+", "abc\n", false)]
    [InlineData("a|ab", "ab", true)]
    [InlineData("a|b", "ab", false)]
    [InlineData("^a$", "a", true)]
    [InlineData(@"\d+", "42", true)]
    [InlineData(@"\d+", "٤٢", false)]
    [InlineData(@"\p{L}\d", "é1", true)]
    [InlineData(@"(?<!x)y", "y", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    public void A_pattern_must_match_the_whole_value(string pattern, string value, bool isGood)
        => Assert.Equal(isGood, Read(value, new() { Pattern = pattern }).Succeeded);

    [Theory]
    [InlineData("(?i)[a-z]+", "aBc", true)]
    [InlineData("(?i)[a-z]+", "aBc\n", false)]
    [InlineData(@"\A[a-z]+\z", "abc", true)]
    [InlineData(@"\d+", "٤٢", true)]
    [InlineData("a|ab", "ab", true)]
    [InlineData("(?i)a", "b", false)]
    public void A_pattern_of_dotnet_must_match_the_whole_value_too(string pattern, string value, bool isGood)
        => Assert.Equal(isGood, Read(value, new() { DotNetPattern = pattern }).Succeeded);

    [Theory]
    [InlineData("a)|(b")]
    [InlineData("(?x)a #")]
    [InlineData("[a")]
    [InlineData("a\\")]
    public void A_pattern_cannot_break_out_of_the_whole_value(string pattern)
        => Assert.ThrowsAny<ArgumentException>(() => new TextRules { Pattern = pattern });

    [Fact]
    public void A_pattern_ignores_case_without_a_culture()
        => Cultures.In("tr-TR", () => Assert.True(Read("TITLE", new() { Pattern = "(?i)title" }).Succeeded));

    [Fact]
    public void A_pattern_that_takes_too_long_refuses_the_value()
    {
        Violation violation = Read(new string('a', 64) + "!", new() { Pattern = "(a+)+" }).Only;
        Assert.Equal(ViolationCode.BadFormat, violation.Code);
        Assert.Contains("in time", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void After_half_a_second_of_patterns_the_other_values_are_refused_unmatched()
    {
        TextRules rules = new() { Pattern = "(a+)+" };
        string list = JsonSerializer.Serialize(Enumerable.Repeat(new string('a', 64) + "!", 10_000));
        Reading<List<string>> reading = Reading.Of(list, Reading.ListOf((ref StrictJsonReader json) => json.ReadString(rules)));
        Assert.Equal(10_000, reading.Violations.TotalCount);
    }

    [Theory]
    [InlineData(TextFormat.Email, "ada@example.com", true)]
    [InlineData(TextFormat.Email, "ada@", false)]
    [InlineData(TextFormat.Email, "@example.com", false)]
    [InlineData(TextFormat.Email, "a@b@c", false)]
    [InlineData(TextFormat.Email, "a@b\n", false)]
    [InlineData(TextFormat.Uri, "https://example.com/a?b=c#d", true)]
    [InlineData(TextFormat.Uri, "FTP://example.com", true)]
    [InlineData(TextFormat.Uri, "mailto:ada@example.com", false)]
    [InlineData(TextFormat.Uri, "http://should fail.example", false)]
    [InlineData(TextFormat.Phone, "+1 (425) 555-0123 ext. 12", true)]
    [InlineData(TextFormat.Phone, "555x12", true)]
    [InlineData(TextFormat.Phone, "call me", false)]
    [InlineData(TextFormat.CreditCard, "4111 1111-1111 1111", true)]
    [InlineData(TextFormat.CreditCard, "4111 1111 1111 1112", false)]
    [InlineData(TextFormat.CreditCard, "4111x", false)]
    [InlineData(TextFormat.Base64, "QQ==", true)]
    [InlineData(TextFormat.Base64, "", true)]
    [InlineData(TextFormat.Base64, "QR==", false)]
    [InlineData(TextFormat.Base64, "Q Q==", false)]
    [InlineData(TextFormat.Base64, "QQ", false)]
    [InlineData(TextFormat.Base64, "é===", false)]
    public void A_format_is_that_of_its_attribute(TextFormat format, string value, bool isGood)
        => Assert.Equal(isGood, Read(value, new() { Format = format }).Succeeded);

    [Fact]
    public void All_broken_rules_of_a_text_are_told_at_once()
    {
        TextRules rules = new() { MinLength = 10, Pattern = "[0-9]+", Format = TextFormat.Email, Denied = ["abc"] };
        Assert.Equal(
            [ViolationCode.NotAllowed, ViolationCode.BadLength, ViolationCode.BadFormat, ViolationCode.BadFormat],
            Read("abc", rules).Violations.Select(violation => violation.Code));
    }

    [Fact]
    public void Of_allowed_texts_only_the_choice_is_told()
        => Assert.Equal(
            "must be one of \"low\", \"high\"; got \"LOW\" – names are case-sensitive: write \"low\"",
            Read("LOW", new() { Allowed = ["low", "high"], MinLength = 10 }).Only.Message);
}
