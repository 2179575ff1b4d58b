using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class ListTests
{
    private static int Int(ref StrictJsonReader json) => json.ReadInteger<int>();

    [Theory]
    [InlineData("[]", new int[0])]
    [InlineData("[1]", new[] { 1 })]
    [InlineData("[1,2.0,3e0]", new[] { 1, 2, 3 })]
    public void A_list_is_read_item_by_item(string json, int[] expected)
        => Assert.Equal(expected, Reading.Good(json, Reading.ListOf(Int)));

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"[1]\"")]
    [InlineData("{\"0\":1}")]
    public void Only_a_list_is_one(string json)
        => Reading.Refuses(ViolationCode.WrongType, json, Reading.ListOf(Int, new() { MinItems = 1 }));

    [Theory]
    [InlineData("[]", false)]
    [InlineData("[1]", true)]
    [InlineData("[1,2]", true)]
    [InlineData("[1,2,3]", false)]
    public void Items_are_counted(string json, bool isGood)
        => Assert.Equal(isGood, Reading.Of(json, Reading.ListOf(Int, new() { MinItems = 1, MaxItems = 2 })).Succeeded);

    [Fact]
    public void A_count_is_told_at_the_list()
        => Assert.Equal(
            new(ViolationCode.BadLength, "/0", "must have at most 1 items; got 2"),
            Reading.Bad("[[1,2]]", Reading.ListOf(Reading.ListOf(Int, new() { MaxItems = 1 }))));

    [Fact]
    public void Lists_in_lists_have_paths_of_indexes()
        => Assert.Equal(
            ["/0/1", "/2/0", "/2/2"],
            Reading.Of("[[1,\"a\",3],[],[null,1,{}]]", Reading.ListOf(Reading.ListOf(Int))).Violations.Select(violation => violation.Path));

    [Theory]
    [InlineData("[1,2]", null)]
    [InlineData("[1,1.0]", "/1")]
    [InlineData("[10,1e1]", "/1")]
    [InlineData("[0,-0]", "/1")]
    [InlineData("[1,\"1\"]", null)]
    [InlineData("[0,false,null,\"\",[],{}]", null)]
    [InlineData("[\"a\",\"b\",\"\\u0061\"]", "/2")]
    [InlineData("[\"\\ud800\",\"\\ud800\"]", "/1")]
    [InlineData("[[1,2],[2,1],[1,2.0]]", "/2")]
    [InlineData("[{\"a\":[1]},{\"a\":1},{\"a\":[1e0]}]", "/2")]
    [InlineData("[{\"a\":1,\"b\":{\"c\":2,\"d\":3}},{\"b\":{\"d\":3,\"c\":2},\"\\u0061\":1}]", "/1")]
    [InlineData("[[1,23],[12,3],[123],[[1],23]]", null)]
    [InlineData("[[\"a\",\"b\"],[\"ab\"],[\"a\\u0005b\"]]", null)]
    public void Items_that_must_differ_are_compared_as_JSON_values(string json, string? path)
        => Assert.Equal(
            path,
            Reading.Of(json, Reading.ListOf(Reading.Anything, new() { Unique = true })).Violations.SingleOrDefault().Path);

    [Fact]
    public void Items_that_nobody_reads_are_passed_over()
    {
        int count = 0;
        Reading.Good("[[1,[2]],{\"a\":[3]},4]", Reading.ListOf((ref StrictJsonReader _) => count++));
        Assert.Equal(3, count);
    }
}
