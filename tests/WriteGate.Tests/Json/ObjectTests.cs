using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class ObjectTests
{
    private const string City = "\"city\":\"Bonn\"";

    [Fact]
    public void An_object_is_read_in_any_order_of_its_members()
    {
        Address expected = new("Main", "Bonn", null);
        Assert.Equal(expected, Reading.Good("{\"street\":\"Main\",\"city\":\"Bonn\"}", Address.Read));
        Assert.Equal(expected, Reading.Good("{\"zip\":null,\"city\":\"Bonn\",\"street\":\"Main\"}", Address.Read));
        Assert.Equal(expected, Reading.Good("{\"\\u0073treet\":\"Main\",\"cit\\u0079\":\"Bonn\"}", Address.Read));
    }

    [Fact]
    public void A_whole_order_is_read()
    {
        Order order = Reading.Good(Order.Json, Order.Read);
        Assert.Equal(["crm", "renewal", "emea"], order.Tags);
        Assert.Equal(
            new Order(
                "D-1042", "Renewal of the yearly contract", Stage.Won, 12, 1999.95, true, new DateOnly(2026, 3, 1),
                order.Tags, new Address("1 Main Street", "Springfield", "01101"), null),
            order);
    }

    [Fact]
    public void A_member_that_is_sent_twice_is_refused_even_when_escaped()
    {
        Violation violation = Reading.Bad($$"""{"street":"a",{{City}},"str\u0065et":"b"}""", Address.Read);
        Assert.Equal((ViolationCode.Duplicate, "/street"), (violation.Code, violation.Path));
    }

    [Theory]
    [InlineData("\"Street\":\"b\"", "/Street")]
    [InlineData("\"\":1", "/")]
    [InlineData("\"__proto__\":{\"street\":[1,{}]}", "/__proto__")]
    [InlineData("\"a/b~c\":[[]]", "/a~1b~0c")]
    [InlineData("\"zip\\u0000\":1", "/zip\\u0000")]
    [InlineData("\"\\ud800\":1", "/\uFFFD")]
    public void A_member_that_is_unknown_is_refused(string member, string path)
    {
        Violation violation = Reading.Bad($"{{\"street\":\"a\",{member},{City}}}", Address.Read);
        Assert.Equal((ViolationCode.UnknownMember, path), (violation.Code, violation.Path));
        Assert.Equal("is not a member; the members are \"street\", \"city\", \"zip\"", violation.Message);
    }

    [Fact]
    public void Members_that_are_missing_are_all_told()
        => Assert.Equal(
            [new(ViolationCode.Missing, "/street", "is required and missing"), new(ViolationCode.Missing, "/city", "is required and missing")],
            Reading.Of("{\"zip\":\"1\"}", Address.Read).Violations);

    [Fact]
    public void Null_is_not_missing_but_of_the_wrong_type()
    {
        Violation violation = Reading.Bad($"{{\"street\":null,{City}}}", Address.Read);
        Assert.Equal(new(ViolationCode.WrongType, "/street", "must be a string; got null"), violation);
    }

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[{\"street\":\"a\"}]", "a list")]
    [InlineData("\"{}\"", "\"{}\"")]
    public void Only_an_object_is_one_and_nothing_more_is_told_then(string json, string got)
    {
        Violation violation = Reading.Bad(json, Address.Read);
        Assert.Equal(new(ViolationCode.WrongType, string.Empty, $"must be an object; got {got}"), violation);
    }

    [Fact]
    public void All_violations_are_told_at_once_each_with_its_place()
    {
        const string Json = """
            {"id":7,"title":" ","stage":"won","count":0,"price":1e999,"rush":"yes","due":"2026-02-30",
             "tags":["a",2,"c","d"],"address":{"street":"s","town":"t"},"note":{"a":[1]},"id":"again"}
            """;
        Assert.Equal(
            [
                (ViolationCode.WrongType, "/id"),
                (ViolationCode.BadLength, "/title"),
                (ViolationCode.NotAllowed, "/stage"),
                (ViolationCode.OutOfRange, "/count"),
                (ViolationCode.OutOfRange, "/price"),
                (ViolationCode.WrongType, "/rush"),
                (ViolationCode.BadFormat, "/due"),
                (ViolationCode.WrongType, "/tags/1"),
                (ViolationCode.BadLength, "/tags"),
                (ViolationCode.UnknownMember, "/address/town"),
                (ViolationCode.Missing, "/address/city"),
                (ViolationCode.WrongType, "/note"),
                (ViolationCode.Duplicate, "/id"),
            ],
            Reading.Of(Json, Order.Read).Violations.Select(violation => (violation.Code, violation.Path)));
    }

    [Fact]
    public void A_value_that_nobody_reads_is_passed_over()
    {
        MemberNames names = new("a", "b");
        int last = Reading.Good("{\"a\":{\"b\":[{\"a\":1}]},\"b\":2}", (ref StrictJsonReader json) =>
        {
            int value = 0;
            ObjectScope scope = json.BeginObject();
            while (json.NextMember(ref scope, names, out int member))
            {
                value = member == 1 ? json.ReadInteger<int>() : value;
            }

            json.EndObject(scope, names, 0b11);
            return value;
        });
        Assert.Equal(2, last);
    }

    [Fact]
    public void A_loop_that_is_left_early_is_a_mistake_of_the_programmer()
    {
        MemberNames names = new("a");
        Assert.Throws<InvalidOperationException>(() => Reading.Of("{\"a\":1,\"b\":2}", (ref StrictJsonReader json) =>
        {
            ObjectScope scope = json.BeginObject();
            json.NextMember(ref scope, names, out _);
            json.EndObject(scope, names, 0);
            return 0;
        }));
    }

    [Fact]
    public void A_document_that_is_left_early_is_a_mistake_of_the_programmer()
    {
        MemberNames names = new("a");
        Assert.Throws<InvalidOperationException>(() => Reading.Of("{\"a\":1,\"b\":2}", (ref StrictJsonReader json) =>
        {
            ObjectScope scope = json.BeginObject();
            return json.NextMember(ref scope, names, out _);
        }));
    }

    [Fact]
    public void More_than_128_members_are_tracked()
    {
        MemberNames names = new([.. Enumerable.Range(0, 200).Select(i => $"m{i}")]);
        bool Read(ref StrictJsonReader json)
        {
            ObjectScope scope = json.BeginObject();
            while (json.NextMember(ref scope, names, out _))
            {
            }

            json.EndObject(scope, names, 0);
            return json.Saw(scope, 70) && json.Saw(scope, 150) && !json.Saw(scope, 71) && !json.Saw(scope, 151);
        }

        Assert.True(Reading.Good("{\"m150\":0,\"m70\":0}", Read));
        Assert.Equal("/m150", Reading.Bad("{\"m150\":0,\"m150\":0}", Read).Path);
        Assert.Equal("/m70", Reading.Bad("{\"m70\":0,\"m70\":0}", Read).Path);
    }

    [Fact]
    public void A_check_of_the_host_points_at_a_value_or_at_a_member()
    {
        Address Read(ref StrictJsonReader json)
        {
            json.ViolateMember(ViolationCode.Invalid, "before", "m");
            Address address = Address.Read(ref json);
            json.Violate(ViolationCode.Invalid, "whole");
            json.ViolateMember(ViolationCode.Invalid, "a/b", "m");
            return address;
        }

        Reading<List<Address>> reading = Reading.Of($"[{{\"street\":\"a\",{City}}}]", Reading.ListOf(Read));
        Assert.Equal(["/0/before", "/0", "/0/a~1b"], reading.Violations.Select(violation => violation.Path));
    }

    [Fact]
    public void A_check_within_an_object_points_at_another_member_of_it()
    {
        MemberNames names = new("a", "list");
        Violation violation = Reading.Bad("[{\"a\":1,\"list\":[]}]", Reading.ListOf((ref StrictJsonReader json) =>
        {
            ObjectScope scope = json.BeginObject();
            while (json.NextMember(ref scope, names, out int member))
            {
                json.Skip();
                if (member == 1)
                {
                    json.ViolateMember(ViolationCode.Invalid, "a", "does not fit the list");
                }
            }

            return 0;
        }));
        Assert.Equal("/0/a", violation.Path);
    }
}
