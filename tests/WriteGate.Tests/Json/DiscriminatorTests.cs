using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class DiscriminatorTests
{
    private static readonly MemberNames Kinds = new("card", "iban");
    private static readonly MemberNames CardMembers = new("kind", "number");
    private static readonly MemberNames IbanMembers = new("kind", "iban");

    private static string Read(ref StrictJsonReader json)
    {
        int kind = json.PeekDiscriminator("kind"u8, Kinds);
        if (kind < 0)
        {
            return string.Empty;
        }

        MemberNames members = kind == 0 ? CardMembers : IbanMembers;
        string value = string.Empty;
        ObjectScope scope = json.BeginObject();
        while (json.NextMember(ref scope, members, out int member))
        {
            value = member == 1 ? json.ReadString() : value;
        }

        json.EndObject(scope, members, 0b11);
        return $"{Kinds[kind]}:{value}";
    }

    [Theory]
    [InlineData("{\"kind\":\"card\",\"number\":\"4\"}", "card:4")]
    [InlineData("{\"iban\":\"DE\",\"kind\":\"iban\"}", "iban:DE")]
    [InlineData("{\"iban\":\"D\\u0045\",\"k\\u0069nd\":\"ib\\u0061n\"}", "iban:DE")]
    public void The_kind_may_stand_anywhere(string json, string expected)
        => Assert.Equal(expected, Reading.Good(json, Read));

    [Theory]
    [InlineData("{\"kind\":\"Card\",\"number\":\"4\"}", ViolationCode.NotAllowed, "/0/kind")]
    [InlineData("{\"x\":{\"kind\":\"card\"},\"kind\":1}", ViolationCode.WrongType, "/0/kind")]
    [InlineData("{\"kind\":null}", ViolationCode.WrongType, "/0/kind")]
    [InlineData("{\"kind\":\"\\ud800\"}", ViolationCode.BadFormat, "/0/kind")]
    [InlineData("{\"x\":[{\"kind\":\"card\"}]}", ViolationCode.Missing, "/0/kind")]
    [InlineData("{}", ViolationCode.Missing, "/0/kind")]
    [InlineData("[]", ViolationCode.WrongType, "/0")]
    public void Without_a_known_kind_the_object_is_passed_over(string json, string code, string path)
    {
        Reading<List<string>> reading = Reading.Of($"[{json},{{\"kind\":\"card\",\"number\":\"4\"}}]", Reading.ListOf(Read));
        Assert.Equal((code, path), (reading.Only.Code, reading.Only.Path));
    }

    [Fact]
    public void A_kind_that_is_sent_twice_is_refused()
        => Assert.Equal(ViolationCode.Duplicate, Reading.Bad("{\"kind\":\"card\",\"number\":\"4\",\"kind\":\"iban\"}", Read).Code);

    [Fact]
    public void A_member_of_another_kind_is_unknown()
        => Assert.Equal("/iban", Reading.Bad("{\"kind\":\"card\",\"number\":\"4\",\"iban\":\"DE\"}", Read).Path);
}
