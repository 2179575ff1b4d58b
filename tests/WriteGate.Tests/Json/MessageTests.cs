using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class MessageTests
{
    private static int Int(ref StrictJsonReader json) => json.ReadInteger<int>();

    [Theory]
    [InlineData("null", "null")]
    [InlineData("true", "true")]
    [InlineData("1.5", "1.5")]
    [InlineData("\"7\"", "\"7\"")]
    [InlineData("\"\\\"7\\\"\"", "\"\\\"7\\\"\"")]
    [InlineData("[1]", "a list")]
    [InlineData("{\"a\":1}", "an object")]
    public void A_message_says_what_was_asked_for_and_what_was_sent(string json, string got)
        => Assert.Equal($"must be an integer; got {got}", Reading.Bad(json, Int).Message);

    [Fact]
    public void A_value_is_shown_with_60_characters_at_most()
    {
        Assert.Equal($"must be an integer; got \"{new string('a', 60)}…\"", Reading.Bad($"\"{new string('a', 61)}\"", Int).Message);
        Assert.Equal($"must be an integer; got \"{new string('a', 60)}\"", Reading.Bad($"\"{new string('a', 60)}\"", Int).Message);
        Assert.Equal($"must be an integer; got \"{string.Concat(Enumerable.Repeat("😀", 30))}…\"", Reading.Bad($"\"{string.Concat(Enumerable.Repeat("😀", 5000))}\"", Int).Message);
        Assert.InRange(Reading.Bad($"1.{new string('5', 100_000)}", Int).Message.Length, 1, 100);
    }

    [Theory]
    [InlineData("\\n", "\\u000a")]
    [InlineData("\\u0000", "\\u0000")]
    [InlineData("\u001b[31m", null)]
    [InlineData("\\u001b[31m", "\\u001b[31m")]
    [InlineData("\u007f", "\\u007f")]
    [InlineData("\u202edlo", "\\u202edlo")]
    [InlineData("\u2028", "\\u2028")]
    [InlineData("\ufeff", "\\ufeff")]
    [InlineData("\\ud800", "\uFFFD")]
    public void Characters_that_mislead_are_escaped(string text, string? shown)
    {
        Violation violation = Reading.Bad($"\"{text}\"", Int);
        Assert.Equal(shown is null ? ViolationCode.Malformed : ViolationCode.WrongType, violation.Code);
        if (shown is not null)
        {
            Assert.Equal($"must be an integer; got \"{shown}\"", violation.Message);
        }
    }

    [Theory]
    [InlineData("\"secret\"", "a string")]
    [InlineData("4111.5", "a number")]
    [InlineData("true", "a boolean")]
    [InlineData("null", "null")]
    public void A_sensitive_value_is_not_shown(string json, string got)
    {
        Violation violation = Reading.Bad(json, (ref StrictJsonReader reader) =>
        {
            reader.HidesValues = true;
            return reader.ReadInteger<int>();
        });
        Assert.Equal($"must be an integer; got {got}", violation.Message);
    }

    [Fact]
    public void Of_very_many_names_the_first_are_told()
    {
        EnumNames<Stage> names = new([.. Enumerable.Range(0, 1000).Select(i => ($"name{i}", (Stage)i))]);
        string message = Reading.Bad("\"x\"", (ref StrictJsonReader json) => json.ReadEnum(names)).Message;
        Assert.EndsWith("\"name23\" and 976 more; got \"x\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_words_for_kinds_of_violations_never_change()
    {
        string[] words =
        [
            ViolationCode.Malformed, ViolationCode.UnknownMember, ViolationCode.ProtectedField, ViolationCode.Missing, ViolationCode.Duplicate,
            ViolationCode.WrongType, ViolationCode.OutOfRange, ViolationCode.NotAllowed, ViolationCode.BadFormat, ViolationCode.BadLength,
            ViolationCode.SetAndClear, ViolationCode.EmptyPatch, ViolationCode.NotClearable, ViolationCode.NotFound, ViolationCode.DuplicateItem,
            ViolationCode.Invalid,
        ];
        Assert.Equal(
            "malformed_json unknown_member protected_field missing_member duplicate_member wrong_type out_of_range value_not_allowed "
            + "bad_format bad_length set_and_clear empty_patch not_clearable record_not_found duplicate_item invalid",
            string.Join(' ', words));
    }
}
