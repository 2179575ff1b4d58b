using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class IdentifierTests
{
    [Theory]
    [InlineData("123e4567-e89b-12d3-a456-426614174000")]
    [InlineData("123E4567-E89B-12D3-A456-426614174000")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public void A_UUID_has_dashes(string text)
        => Assert.Equal(Guid.Parse(text), Reading.Good($"\"{text}\"", (ref StrictJsonReader json) => json.ReadGuid()));

    [Theory]
    [InlineData("123e4567e89b12d3a456426614174000")]
    [InlineData("{123e4567-e89b-12d3-a456-426614174000}")]
    [InlineData("(123e4567-e89b-12d3-a456-426614174000)")]
    [InlineData("123e4567-e89b-12d3-a456-42661417400")]
    [InlineData("123e4567-e89b-12d3-a456-4266141740000")]
    [InlineData("123e4567-e89b-12d3-a456-42661417400g")]
    [InlineData("123e4567-e89b-12d3-a456 426614174000")]
    [InlineData(" 123e4567-e89b-12d3-a456-42661417400")]
    [InlineData("")]
    public void A_UUID_has_no_other_form(string text)
        => Reading.Refuses(ViolationCode.BadFormat, $"\"{text}\"", (ref StrictJsonReader json) => json.ReadGuid());

    [Theory]
    [InlineData("https://example.com/a?b=c#d")]
    [InlineData("mailto:ada@example.com")]
    [InlineData("urn:isbn:0451450523")]
    [InlineData("http://[::1]:8080/")]
    [InlineData("https://example.com/caf%C3%A9")]
    [InlineData("https://example.com/café")]
    public void A_URI_is_absolute(string text)
    {
        Uri uri = Reading.Good($"\"{text}\"", (ref StrictJsonReader json) => json.ReadUri());
        Assert.Equal(text, uri.OriginalString);
        Assert.True(uri.IsAbsoluteUri);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("a/b")]
    [InlineData("//example.com/a")]
    [InlineData("")]
    [InlineData("http://")]
    [InlineData(" https://example.com")]
    [InlineData("https://example.com/a b")]
    [InlineData("https://example.com/\\\\server")]
    [InlineData("https://example.com/<a>")]
    [InlineData("https://example.com/%zz")]
    [InlineData("https://example.com/%2")]
    [InlineData("1http://example.com")]
    [InlineData("https://example.com/\\u0000")]
    public void A_URI_is_nothing_else(string text)
        => Reading.Refuses(ViolationCode.BadFormat, $"\"{text}\"", (ref StrictJsonReader json) => json.ReadUri());

    [Theory]
    [InlineData("", "")]
    [InlineData("AA==", "00")]
    [InlineData("AQI=", "0102")]
    [InlineData("+/+/", "FBFFBF")]
    [InlineData("\\u0041QID", "010203")]
    public void Bytes_are_base64(string text, string hex)
        => Assert.Equal(Convert.FromHexString(hex), Reading.Good($"\"{text}\"", (ref StrictJsonReader json) => json.ReadBase64()));

    [Theory]
    [InlineData("A")]
    [InlineData("AA")]
    [InlineData("AAA")]
    [InlineData("AA=")]
    [InlineData("AB==")]
    [InlineData("AAB=")]
    [InlineData("A===")]
    [InlineData("====")]
    [InlineData("AA==AA==")]
    [InlineData("AQ I=")]
    [InlineData("AQI=\\n")]
    [InlineData("-_-_")]
    [InlineData("AQI=\\u0000\\u0000\\u0000\\u0000")]
    public void Bytes_have_one_spelling(string text)
        => Reading.Refuses(ViolationCode.BadFormat, $"\"{text}\"", (ref StrictJsonReader json) => json.ReadBase64());

    [Theory]
    [InlineData("AQ==", false)]
    [InlineData("AQI=", true)]
    [InlineData("AQID", true)]
    [InlineData("AQIDBA==", false)]
    public void Bytes_are_counted(string text, bool isGood)
    {
        ListRules rules = new() { MinItems = 2, MaxItems = 3 };
        Assert.Equal(isGood, Reading.Of($"\"{text}\"", (ref StrictJsonReader json) => json.ReadBase64(rules)).Succeeded);
    }
}
