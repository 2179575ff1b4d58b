using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate.Tests.Keys;

public sealed class KeyWriterTests
{
    [Fact]
    public void A_key_of_short_scalars_is_readable()
        => Assert.Equal("acme/crm_update_deal/D-1/42", Key("acme", "crm_update_deal", part => part.String("D-1"), part => part.Integer(42)));

    [Fact]
    public void A_structured_or_long_part_is_its_hash()
    {
        string key = Key("acme", "t", part => part.String(new string('x', 100)), part =>
        {
            part.BeginList();
            part.EndList();
        });
        Assert.Matches("^acme/t/#[0-9a-f]{64}/#[0-9a-f]{64}$", key);
    }

    [Theory]
    [InlineData("a/b", "c", "a", "b/c")]
    [InlineData("a", "", "", "a")]
    [InlineData("~", "x", null, "x")]
    [InlineData("null", "x", null, "x")]
    [InlineData("#aa", "x", "aa", "x")]
    [InlineData("%41", "x", "A", "x")]
    [InlineData("é", "x", "e\u0301", "x")]
    [InlineData("\ud83d\ude00", "x", "\ud83d\ude01", "x")]
    [InlineData("\"", "x", "\\\"", "x")]
    public void No_two_lists_of_parts_give_the_same_key(string? left1, string? left2, string? right1, string? right2)
        => Assert.NotEqual(Of(left1, left2), Of(right1, right2));

    [Fact]
    public void A_tenant_cannot_reach_into_another_ones_keys()
        => Assert.NotEqual(Key("a/b", "t", part => part.String("x")), Key("a", "b/t", part => part.String("x")));

    [Fact]
    public void A_key_never_exceeds_what_an_idempotency_header_may_hold()
    {
        string key = Key("acme", "t", [.. Enumerable.Range(0, 20).Select(i => (Action<CanonicalJsonWriter>)(part => part.String(new string((char)('a' + i), 60))))]);
        Assert.True(key.Length <= 255, key);
        Assert.StartsWith("acme/t/#", key, StringComparison.Ordinal);
    }

    private static string Of(params string?[] parts) => Key("acme", "t", [.. parts.Select(value => (Action<CanonicalJsonWriter>)(part =>
    {
        if (value is null)
        {
            part.Null();
        }
        else
        {
            part.String(value);
        }
    }))]);

    private static string Key(string tenant, string tool, params Action<CanonicalJsonWriter>[] parts)
    {
        using KeyWriter key = new(tenant, tool);
        foreach (Action<CanonicalJsonWriter> part in parts)
        {
            part(key.BeginPart());
            key.EndPart();
        }

        return key.ToString();
    }
}
