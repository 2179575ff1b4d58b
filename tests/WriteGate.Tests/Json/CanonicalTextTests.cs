using System.Security.Cryptography;
using System.Text;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("plain", "\"plain\"")]
    [InlineData("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\u002f", "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")]
    [InlineData("\b\t\n\f\r\0\u001f\u007f", "\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\"")]
    [InlineData("<script>&\u2028😀é", "\"<script>&\u2028😀é\"")]
    public void A_text_is_escaped_as_RFC_8785_asks_and_no_further(string text, string expected)
        => Assert.Equal(expected, Writing.Of(json => json.String(text)));

    [Fact]
    public void Half_a_surrogate_pair_cannot_be_written()
    {
        Assert.Throws<ArgumentException>(() => Writing.Of(json => json.String("\ud800")));
        Assert.Throws<ArgumentException>(() => Writing.Of(json => json.String("a\udc00b")));
        Assert.Throws<ArgumentException>(() => Writing.Of(json => json.DynamicMember("a\ud800")));
        Assert.Throws<ArgumentException>(() => Writing.Of(json => json.Char('\udc00')));
    }

    [Fact]
    public void Commas_stand_where_they_must()
        => Assert.Equal(
            """{"a":[],"b":[1,{},"{",[null,true]],"c\n":{"d":":","e":false}}""",
            Writing.Of(json =>
            {
                json.BeginObject();
                json.Member("a"u8);
                json.BeginList();
                json.EndList();
                json.Member("b"u8);
                json.BeginList();
                json.Integer(1);
                json.BeginObject();
                json.EndObject();
                json.String("{");
                json.BeginList();
                json.Null();
                json.Boolean(true);
                json.EndList();
                json.EndList();
                json.DynamicMember("c\n");
                json.BeginObject();
                json.Member("d"u8);
                json.Raw("\":\""u8);
                json.Member("e"u8);
                json.Boolean(false);
                json.EndObject();
                json.EndObject();
            }));

    [Fact]
    public void Other_leaves_have_one_text()
    {
        Assert.Equal("\"a\"", Writing.Of(json => json.Char('a')));
        Assert.Equal("\"123e4567-e89b-12d3-a456-426614174000\"", Writing.Of(json => json.Guid(Guid.Parse("{123E4567-E89B-12D3-A456-426614174000}"))));
        Assert.Equal("\"AQI=\"", Writing.Of(json => json.Base64([1, 2])));
        Assert.Equal("\"https://example.com\"", Writing.Of(json => json.Uri(new Uri("https://example.com"))));
        Assert.Equal("\"https://example.com/a%20b\"", Writing.Of(json => json.Uri(new Uri("https://example.com/a b"))));
        Assert.Equal("\"a/b\"", Writing.Of(json => json.Uri(new Uri("a/b", UriKind.Relative))));
    }

    [Fact]
    public void The_hash_is_of_what_was_written()
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.String("a");
        Assert.Equal(SHA256.HashData("\"a\""u8), json.Sha256());
        json.Reset();
        json.Null();
        Assert.Equal("null"u8.ToArray(), json.ToArray());
    }

    [Fact]
    public void A_long_text_is_written_whole()
    {
        string text = new string('é', 100_000) + "\n";
        Assert.Equal($"\"{text[..^1]}\\n\"", Writing.Of(json => json.String(text)));
    }

    [Fact]
    public void Nothing_is_no_value()
        => Assert.Throws<ArgumentException>(() => Writing.Of(json => json.Raw([])));

    [Fact]
    public void A_writer_is_never_rented_twice_at_once()
    {
        CanonicalJsonWriter returnedTwice = CanonicalJsonWriter.Rent();
        returnedTwice.Dispose();
        returnedTwice.Dispose();
        CanonicalJsonWriter[] rented = [.. Enumerable.Range(0, 20).Select(_ => CanonicalJsonWriter.Rent())];
        Assert.Equal(rented.Length, rented.Distinct().Count());
        Array.ForEach(rented, writer => writer.Dispose());
    }

    [Fact]
    public void Many_threads_write_each_their_own()
        => Parallel.For(0, 2_000, i => Assert.Equal(
            $"[\"{i}\",{i}]",
            Writing.Of(json =>
            {
                json.BeginList();
                json.String(Writing.Of(inner => inner.Integer(i)));
                json.Integer(i);
                json.EndList();
            })));

    [Fact]
    public void What_a_writer_held_is_gone_when_it_comes_back()
    {
        using CanonicalJsonWriter json = new();
        json.String("secret");
        json.Reset();
        Assert.True(json.WrittenSpan.IsEmpty);
        json.Null();
        Assert.Equal("null", Encoding.UTF8.GetString(json.WrittenSpan));
    }
}
