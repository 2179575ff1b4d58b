using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class DictionaryTests
{
    private static int Int(ref StrictJsonReader json) => json.ReadInteger<int>();

    [Theory]
    [InlineData("{}", "")]
    [InlineData("[]", "")]
    [InlineData("{\"a\":1,\"b/c\":2}", "a=1 b/c=2")]
    [InlineData("{\"\\u0061\":1,\"\":2}", "=2 a=1")]
    [InlineData("[{\"key\":\"a\",\"value\":1},{\"value\":2,\"key\":\"b\"}]", "a=1 b=2")]
    [InlineData("[{\"k\\u0065y\":\"a\",\"valu\\u0065\":1}]", "a=1")]
    public void A_dictionary_comes_as_an_object_or_as_a_list_of_entries(string json, string expected)
        => Assert.Equal(expected, Text(Reading.Good(json, Reading.DictionaryOf(Int))));

    [Theory]
    [InlineData("{\"a\":{\"b\":1},\"c\":{}}")]
    [InlineData("[{\"value\":[{\"value\":1,\"key\":\"b\"}],\"key\":\"a\"},{\"key\":\"c\",\"value\":[]}]")]
    [InlineData("{\"a\":[{\"key\":\"b\",\"value\":1}],\"c\":{}}")]
    [InlineData("[{\"value\":{\"b\":1},\"key\":\"a\"},{\"key\":\"c\",\"value\":{}}]")]
    public void Dictionaries_lie_in_each_other_in_any_form(string json)
    {
        Dictionary<string, Dictionary<string, int>> entries = Reading.Good(json, Reading.DictionaryOf(Reading.DictionaryOf(Int)));
        Assert.Equal("b=1", Text(entries["a"]));
        Assert.Empty(entries["c"]);
        Assert.Equal(2, entries.Count);
    }

    [Theory]
    [InlineData("{\"a\":1,\"b\":2,\"a\":3}", "/a")]
    [InlineData("{\"a\":1,\"\\u0061\":{\"x\":[]}}", "/a")]
    [InlineData("[{\"key\":\"a\",\"value\":1},{\"value\":{},\"key\":\"\\u0061\"}]", "/1/key")]
    public void A_key_that_is_sent_twice_is_refused(string json, string path)
    {
        Violation violation = Reading.Bad(json, Reading.DictionaryOf(Int));
        Assert.Equal((ViolationCode.Duplicate, path), (violation.Code, violation.Path));
    }

    [Theory]
    [InlineData("{\"\\udc00\":1}", "/\uFFFD")]
    [InlineData("[{\"key\":\"\\udc00\",\"value\":1}]", "/0/key")]
    public void A_key_that_is_no_text_is_refused(string json, string path)
    {
        Violation violation = Reading.Bad(json, Reading.DictionaryOf(Int));
        Assert.Equal((ViolationCode.BadFormat, path), (violation.Code, violation.Path));
    }

    [Theory]
    [InlineData("[{\"key\":\"a\"}]", ViolationCode.Missing, "/0/value")]
    [InlineData("[{\"value\":1}]", ViolationCode.Missing, "/0/key")]
    [InlineData("[{\"key\":1,\"value\":1}]", ViolationCode.WrongType, "/0/key")]
    [InlineData("[{\"key\":\"a\",\"value\":1,\"more\":[]}]", ViolationCode.UnknownMember, "/0/more")]
    [InlineData("[{\"key\":\"a\",\"value\":1,\"value\":2}]", ViolationCode.Duplicate, "/0/value")]
    [InlineData("[\"a\"]", ViolationCode.WrongType, "/0")]
    [InlineData("[[\"a\",1]]", ViolationCode.WrongType, "/0")]
    public void An_entry_in_a_list_is_read_strictly(string json, string code, string path)
    {
        Reading<Dictionary<string, int>> reading = Reading.Of(json, Reading.DictionaryOf(Int));
        Assert.Equal((code, path), (reading.Only.Code, reading.Only.Path));
    }

    [Fact]
    public void All_entries_are_looked_at()
        => Assert.Equal(
            ["/0/value", "/1/key", "/1/value", "/3/value"],
            Reading.Of(
                "[{\"value\":\"x\",\"key\":\"a\"},{},{\"key\":\"b\",\"value\":1},{\"key\":\"c\",\"value\":null}]",
                Reading.DictionaryOf(Int)).Violations.Select(violation => violation.Path));

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"{}\"")]
    public void Nothing_else_is_a_dictionary(string json)
        => Reading.Refuses(ViolationCode.WrongType, json, Reading.DictionaryOf(Int, new() { MinItems = 1 }));

    [Theory]
    [InlineData("{}", false)]
    [InlineData("{\"a\":1}", true)]
    [InlineData("[{\"key\":\"a\",\"value\":1},{\"key\":\"b\",\"value\":1}]", false)]
    public void Entries_are_counted(string json, bool isGood)
        => Assert.Equal(isGood, Reading.Of(json, Reading.DictionaryOf(Int, new() { MinItems = 1, MaxItems = 1 })).Succeeded);

    [Fact]
    public void Values_that_nobody_reads_are_passed_over()
    {
        ReadValue<Dictionary<string, int>> read = Reading.DictionaryOf((ref StrictJsonReader _) => 0);
        Assert.Equal(2, Reading.Good("{\"a\":{\"b\":[{}]},\"c\":[[1]]}", read).Count);
        Assert.Equal(2, Reading.Good("[{\"value\":{\"b\":[{}]},\"key\":\"a\"},{\"key\":\"c\",\"value\":[[1]]}]", read).Count);
    }

    private static string Text(Dictionary<string, int> entries)
        => string.Join(' ', entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}"));
}
