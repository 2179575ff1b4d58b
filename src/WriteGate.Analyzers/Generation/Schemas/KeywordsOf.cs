using System.Globalization;

using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>What a value must keep beyond its JSON type, as keywords in a fixed order.</summary>
internal static class KeywordsOf
{
    public static IEnumerable<Keyword> Value(ValueSpec value) => value.Kind switch
    {
        ValueKind.String => Text(value.Rules),
        ValueKind.Char => [new("minLength", "1"), new("maxLength", "1")],
        ValueKind.Integer => Integer(value.Type, value.Rules),
        ValueKind.Number => Number(value.Type, value.Rules),
        ValueKind.DateTimeOffset or ValueKind.DateTime => Format("date-time"),
        ValueKind.DateOnly => Format("date"),
        ValueKind.TimeOnly => [new("pattern", JsonText.Of(TimeOfDay))],
        ValueKind.TimeSpan => Format("duration"),
        ValueKind.Guid => Format("uuid"),
        ValueKind.Uri => Format("uri"),
        ValueKind.Bytes => [new("contentEncoding", "\"base64\""), .. Length("minBytes", "maxBytes", value.Rules)],
        ValueKind.List => [.. Length("minItems", "maxItems", value.Rules), .. Unique(IsScalarSet(value))],
        ValueKind.Flags => Unique(true),
        _ => [],
    };

    /// <summary>Values refused one by one.</summary>
    public static IEnumerable<Keyword> Denied(RulesSpec? rules)
    {
        if (rules is { Denied.Count: > 0 })
        {
            yield return new("not", $"{{\"enum\":[{string.Join(",", rules.Denied)}]}}");
        }
    }

    // A time of day has no offset, which the format "time" of RFC 3339 asks for.
    private const string TimeOfDay = "^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,7})?$";

    private static IEnumerable<Keyword> Text(RulesSpec? rules)
    {
        if (rules is null)
        {
            yield break;
        }

        int? atLeast = rules.NotBlank ? Math.Max(rules.MinLength ?? 0, 1) : rules.MinLength;
        foreach (Keyword length in Length("minLength", "maxLength", rules with { MinLength = atLeast }))
        {
            yield return length;
        }

        if (rules.Pattern is { } pattern)
        {
            // No dialect takes a keyword of this name, so that a model is told of it in words.
            string keyword = rules.IsPatternOfDotNet ? "pattern of .NET" : "pattern";
            yield return new(keyword, JsonText.Of(PatternText.Anchored(pattern)));
        }
        else if (rules.NotBlank)
        {
            yield return new("notBlank", JsonText.Of("\\S"));
        }

        if (rules.Format == "base64")
        {
            yield return new("contentEncoding", "\"base64\"");
        }
        else if (rules.Format is { } format)
        {
            yield return new("format", JsonText.Of(format));
        }
    }

    private static IEnumerable<Keyword> Integer(string type, RulesSpec? rules)
    {
        NumberRange range = NumberRange.Of(type);
        NumberRange allowed = range.Within(rules);
        yield return new("minimum", NumberRange.TextOf(allowed.Minimum)) { IsOfType = allowed.Minimum == range.Minimum };
        yield return new("maximum", NumberRange.TextOf(allowed.Maximum)) { IsOfType = allowed.Maximum == range.Maximum };
    }

    private static IEnumerable<Keyword> Number(string type, RulesSpec? rules)
    {
        string? largest = NumberRange.LargestOf(type);
        if (rules?.Minimum is { } minimum)
        {
            yield return new(rules.MinimumIsExclusive ? "exclusiveMinimum" : "minimum", minimum);
        }
        else if (largest is not null)
        {
            yield return new("minimum", "-" + largest) { IsOfType = true };
        }

        if (rules?.Maximum is { } maximum)
        {
            yield return new(rules.MaximumIsExclusive ? "exclusiveMaximum" : "maximum", maximum);
        }
        else if (largest is not null)
        {
            yield return new("maximum", largest) { IsOfType = true };
        }
    }

    private static IEnumerable<Keyword> Length(string least, string most, RulesSpec? rules)
    {
        if (rules?.MinLength is { } minimum and > 0)
        {
            yield return new(least, minimum.ToString(CultureInfo.InvariantCulture));
        }

        if (rules?.MaxLength is { } maximum)
        {
            yield return new(most, maximum.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<Keyword> Format(string format) => [new("format", JsonText.Of(format))];

    private static IEnumerable<Keyword> Unique(bool isSet) => isSet ? [new("uniqueItems", "true")] : [];

    // Objects and lists in a set are compared by C#, which JSON Schema's equality need not agree with.
    private static bool IsScalarSet(ValueSpec value)
        => value is { Collection: CollectionKind.Set, Item.Kind: not (ValueKind.Object or ValueKind.List or ValueKind.Dictionary or ValueKind.Flags) };
}
