using System.Text.Json;
using System.Text.RegularExpressions;

using WriteGate.Json;

namespace WriteGate.Analyzers.Tests.Generation.Schemas;

/// <summary>Where the reader and Ajv differ by design; everything else is a mistake of one of them.</summary>
internal static class Disagreements
{
    // Spellings that Ajv's formats take and that name nothing, or not one thing, in .NET.
    private static readonly HashSet<string?> StricterSpellings =
    [
        "2016-12-31T23:59:60Z", // a leap second
        "2026-03-01 10:00:00Z", // a space for the T of RFC 3339
        "0000-01-01", // .NET begins with year 1
        "mailto:x", // [Url] takes http, https and ftp
        "P1Y", "P1M", // years and months have no length
    ];

    // Spellings that Ajv's formats refuse.
    private static readonly HashSet<string?> LaxerSpellings =
    [
        "-P1D", "PT1.5S", // a TimeSpan has a sign and a fraction, and what is written must be read
        "a@b", "a b@c.example", // [EmailAddress] asks for one @ inside; the reader asks the attribute itself
    ];

    private static readonly string[] LaxerErrors =
    [
        // Null is how a model says nothing, here too.
        "/clear must be array$",

        // Strict dialects say a dictionary as a list of key and value.
        "^data/(patch/)?(named|prices|scores) must (be object|be null|match a schema in anyOf)",
    ];

    /// <param name="json">The arguments.</param>
    /// <param name="ajvAccepts">What Ajv says.</param>
    /// <param name="why">Why it refuses them.</param>
    /// <param name="reader">What the reader says.</param>
    public static bool AreMeant(string json, bool ajvAccepts, string why, ToolDriver.Answer reader)
    {
        JsonElement arguments = JsonElement.Parse(json);
        return ajvAccepts ? reader.Violations.All(violation => IsStricter(violation, arguments)) : why.Split(", ").All(error => IsLaxer(error, arguments));
    }

    private static bool IsStricter(Violation violation, JsonElement arguments) => violation.Code switch
    {
        // Rules between members, which a schema cannot say.
        ViolationCode.SetAndClear or ViolationCode.EmptyPatch => true,

        // A char holds one UTF-16 code unit; JSON Schema counts code points.
        ViolationCode.BadFormat when TextAt(violation.Path, arguments) is { Length: 2 } text && char.IsSurrogatePair(text, 0) => true,

        // contentEncoding only annotates (JSON Schema 2020-12, validation, 8.3), and no keyword counts bytes.
        ViolationCode.BadFormat or ViolationCode.BadLength when violation.Path.EndsWith("/blob", StringComparison.Ordinal) => true,
        ViolationCode.BadFormat => StricterSpellings.Contains(TextAt(violation.Path, arguments)),
        _ => false,
    };

    private static bool IsLaxer(string error, JsonElement arguments)
        => LaxerErrors.Any(pattern => Regex.IsMatch(error, pattern))
            || (error.Contains("must match format", StringComparison.Ordinal) && LaxerSpellings.Contains(TextAt(error["data".Length..error.IndexOf(' ', StringComparison.Ordinal)], arguments)));

    private static string? TextAt(string pointer, JsonElement value)
    {
        foreach (string step in pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            value = value.ValueKind == JsonValueKind.Array ? value[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : value.GetProperty(step);
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
