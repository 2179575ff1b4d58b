using WriteGate.Json;

namespace WriteGate.Tests.Json;

/// <summary>Two documents that say the same have one canonical text once they were read as typed values.</summary>
public sealed class CanonicalEqualityTests
{
    private static readonly MemberNames Names = new("amount", "at", "count", "id", "name", "price", "wait");

    [Theory]
    [InlineData("{\"name\":\"a\",\"count\":1}", "{ \"count\" : 1 ,\n\"name\" : \"a\" }")]
    [InlineData("{\"name\":\"aé😀/\"}", "{\"n\\u0061me\":\"\\u0061\\u00e9\\ud83d\\uDE00\\/\"}")]
    [InlineData("{\"count\":100}", "{\"count\":1e2}")]
    [InlineData("{\"count\":1}", "{\"count\":1.0}")]
    [InlineData("{\"price\":0}", "{\"price\":-0.0}")]
    [InlineData("{\"price\":4.50}", "{\"price\":45e-1}")]
    [InlineData("{\"amount\":19.90}", "{\"amount\":1.99e1}")]
    [InlineData("{\"amount\":0.00}", "{\"amount\":-0}")]
    [InlineData("{\"id\":\"123e4567-e89b-12d3-a456-426614174000\"}", "{\"id\":\"123E4567-E89B-12D3-A456-426614174000\"}")]
    [InlineData("{\"wait\":\"PT90S\"}", "{\"wait\":\"PT1M30.0S\"}")]
    [InlineData("{\"wait\":\"P1W\"}", "{\"wait\":\"P7D\"}")]
    [InlineData("{\"at\":\"2026-03-01T09:30:00.50Z\"}", "{\"at\":\"2026-03-01t09:30:00.5+00:00\"}")]
    public void Spelling_does_not_matter(string left, string right)
        => Assert.Equal(Canonical(left), Canonical(right));

    [Theory]
    [InlineData("{\"count\":1}", "{\"price\":1}")]
    [InlineData("{\"name\":\"a\"}", "{\"name\":\"A\"}")]
    [InlineData("{\"name\":\"\\u00e9\"}", "{\"name\":\"e\\u0301\"}")]
    [InlineData("{\"amount\":0.1}", "{\"amount\":0.10000000000000000001}")]
    [InlineData("{\"at\":\"2026-03-01T09:30:00Z\"}", "{\"at\":\"2026-03-01T10:30:00+01:00\"}")]
    [InlineData("{\"count\":9007199254740993}", "{\"count\":9007199254740992}")]
    public void Meaning_does(string left, string right)
        => Assert.NotEqual(Canonical(left), Canonical(right));

    private static string Canonical(string json) => Writing.Of(writer =>
    {
        Dictionary<int, Action> values = Reading.Good(json, (ref StrictJsonReader reader) => Read(ref reader, writer));
        writer.BeginObject();
        foreach ((int member, Action write) in values.OrderBy(value => value.Key))
        {
            writer.DynamicMember(Names[member]);
            write();
        }

        writer.EndObject();
    });

    private static Dictionary<int, Action> Read(ref StrictJsonReader json, CanonicalJsonWriter writer)
    {
        Dictionary<int, Action> values = [];
        ObjectScope scope = json.BeginObject();
        while (json.NextMember(ref scope, Names, out int member))
        {
            values[member] = member switch
            {
                0 => Write(json.ReadNumber<decimal>(), writer.Number),
                1 => Write(json.ReadDateTimeOffset(), writer.DateTimeOffset),
                2 => Write(json.ReadInteger<long>(), writer.Integer),
                3 => Write(json.ReadGuid(), writer.Guid),
                4 => Write(json.ReadString(), value => writer.String(value)),
                5 => Write(json.ReadNumber<double>(), writer.Number),
                _ => Write(json.ReadDuration(), writer.Duration),
            };
        }

        json.EndObject(scope, Names, 0);
        return values;
    }

    private static Action Write<T>(T value, Action<T> write) => () => write(value);
}
