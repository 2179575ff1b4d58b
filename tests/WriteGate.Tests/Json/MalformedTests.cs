using System.Text;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class MalformedTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("{")]
    [InlineData("[1")]
    [InlineData("[1,]")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("[1]/* comment */")]
    [InlineData("[1] // comment")]
    [InlineData("1 2")]
    [InlineData("{}{}")]
    [InlineData("[]]")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("tru")]
    [InlineData("\"a")]
    [InlineData("\"\t\"")]
    [InlineData("\"\\x41\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\0")]
    [InlineData("```json\n{}\n```")]
    public void What_is_not_JSON_is_refused_and_nothing_thrown(string json)
        => Assert.Equal(ViolationCode.Malformed, Reading.Bad(json, Reading.Anything).Code);

    [Fact]
    public void The_fault_is_told_with_its_place()
    {
        Violation violation = Reading.Bad("{\n \"street\": \"a\",\n \"city\": oops }", Address.Read);
        Assert.Equal("/city", violation.Path);
        Assert.StartsWith("is not valid JSON at byte 27 (\"o\"); send one complete JSON document", violation.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_before_the_fault_is_told_too()
    {
        Reading<Address> reading = Reading.Of("{\"street\":1,\"city\":", Address.Read);
        Assert.Equal([ViolationCode.WrongType, ViolationCode.Malformed], reading.Violations.Select(violation => violation.Code));
        Assert.Null(reading.Value);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public void Values_lie_no_more_than_64_deep(int depth, bool isGood)
    {
        string json = new string('[', depth) + new string(']', depth);
        Assert.Equal(isGood, Reading.Of(json, Reading.Anything).Succeeded);
        string unknown = $"{{\"street\":\"a\",\"city\":\"b\",\"x\":{json}}}";
        Assert.Equal(depth > 63, Reading.Of(unknown, Address.Read).Violations.Has(ViolationCode.Malformed));
    }

    [Fact]
    public void A_megabyte_of_garbage_has_64_violations_and_a_count()
    {
        StringBuilder json = new("[\"\\ud800\"");
        int items = 1;
        while (json.Length < 1_000_000)
        {
            json.Append(",\"\\ud800\",{\"x\":[]},null,\"\"");
            items += 4;
        }

        Reading<List<Stage>> reading = Reading.Of(json.Append(']').ToString(), Reading.ListOf((ref StrictJsonReader reader) => reader.ReadEnum(Deal.Stages)));
        Assert.Equal(Violations.Capacity, reading.Violations.Count);
        Assert.Equal(items, reading.Violations.TotalCount);
        Assert.Equal("/63", reading.Violations[63].Path);
    }

    [Fact]
    public void A_megabyte_of_members_has_short_paths_and_messages()
    {
        string name = new('x', 10_000);
        string json = $"{{{string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"{name}{i}\":\"{name}\""))}}}";
        Reading<Address> reading = Reading.Of(json, Address.Read);
        Assert.Equal(102, reading.Violations.TotalCount);
        Assert.All(reading.Violations, violation => Assert.InRange(violation.Path.Length + violation.Message.Length, 1, 200));
    }

    [Fact]
    public void Random_changes_to_a_document_never_throw()
    {
        Random random = new(20260301);
        byte[] good = Encoding.UTF8.GetBytes(Order.Json);
        for (int round = 0; round < 20_000; round++)
        {
            byte[] changed = [.. good];
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                changed[random.Next(changed.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : "{}[]\",:\\u0dt1e."u8[random.Next(15)];
            }

            Reading.Of(changed[..random.Next(changed.Length / 2, changed.Length + 1)], Order.Read);
        }
    }
}
