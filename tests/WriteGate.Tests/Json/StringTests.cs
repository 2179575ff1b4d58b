using System.Text;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class StringTests
{
    private static string Text(ref StrictJsonReader json) => json.ReadString();

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain\"", "plain")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\u0041\\u00e9\\u20AC\\ud83d\\uDE00\"", "Aé€😀")]
    [InlineData("\"İstanbul 😀\"", "İstanbul 😀")]
    [InlineData("\"\\u0000\"", "\0")]
    public void A_text_is_read_with_its_escapes_resolved(string json, string expected)
        => Assert.Equal(expected, Reading.Good(json, Text));

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\"")]
    [InlineData("\"\\ud800x\"")]
    [InlineData("\"\\ud800\\u0041\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("\"\\ud800\\ud800\\udc00\"")]
    [InlineData("\"a long text before the escape that stands alone \\ud83d\"")]
    public void Half_a_surrogate_pair_is_refused(string json)
        => Reading.Refuses(ViolationCode.BadFormat, json, Text);

    [Theory]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("[\"a\"]")]
    [InlineData("{\"a\":\"b\"}")]
    public void Only_a_string_is_a_text(string json)
        => Reading.Refuses(ViolationCode.WrongType, json, Text);

    [Theory]
    [InlineData(new byte[] { 0x22, 0xFF, 0x22 }, 1)]
    [InlineData(new byte[] { 0x22, 0x61, 0xC3, 0x22 }, 2)]
    [InlineData(new byte[] { 0x22, 0xC0, 0xAF, 0x22 }, 1)]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 }, 1)]
    [InlineData(new byte[] { 0x22, 0xF4, 0x90, 0x80, 0x80, 0x22 }, 1)]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_place(byte[] utf8, int offset)
    {
        Violation violation = Reading.Of(utf8, Text).Only;
        Assert.Equal(new Violation(ViolationCode.Malformed, string.Empty, $"is not valid UTF-8 at byte {offset}"), violation);
    }

    [Fact]
    public void A_byte_order_mark_is_refused()
    {
        byte[] utf8 = [.. Encoding.UTF8.Preamble, .. "1"u8];
        Violation violation = Reading.Of(utf8, Reading.Anything).Only;
        Assert.Equal(ViolationCode.Malformed, violation.Code);
        Assert.Contains("byte order mark", violation.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"a\"", 'a')]
    [InlineData("\"\\u20ac\"", '€')]
    [InlineData("\"€\"", '€')]
    public void A_character_is_a_text_of_one(string json, char expected)
        => Assert.Equal(expected, Reading.Good(json, (ref StrictJsonReader reader) => reader.ReadChar()));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"ab\"")]
    [InlineData("\"😀\"")]
    [InlineData("\"\\ud83d\\ude00\"")]
    [InlineData("\"\\ud83d\"")]
    public void A_character_is_no_other_text(string json)
        => Reading.Refuses(ViolationCode.BadFormat, json, (ref StrictJsonReader reader) => reader.ReadChar());

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void A_boolean_is_true_or_false(string json, bool expected)
        => Assert.Equal(expected, Reading.Good(json, (ref StrictJsonReader reader) => reader.ReadBoolean()));

    [Theory]
    [InlineData("\"true\"")]
    [InlineData("1")]
    [InlineData("null")]
    public void A_boolean_is_nothing_else(string json)
        => Reading.Refuses(ViolationCode.WrongType, json, (ref StrictJsonReader reader) => reader.ReadBoolean());
}
