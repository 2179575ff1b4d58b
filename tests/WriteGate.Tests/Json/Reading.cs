using System.Text;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

internal delegate T ReadValue<T>(ref StrictJsonReader json);

/// <summary>Reads a document of one value, and keeps both the value and the violations.</summary>
internal sealed record Reading<T>(bool Succeeded, T Value, Violations Violations)
{
    public Violation Only => Assert.Single(Violations);
}

internal static class Reading
{
    public static Reading<T> Of<T>(string json, ReadValue<T> read) => Of(Encoding.UTF8.GetBytes(json), read);

    public static Reading<T> Of<T>(byte[] utf8, ReadValue<T> read)
    {
        Violations violations = new();
        bool succeeded = StrictJson.TryRead(
            utf8, violations, (ref StrictJsonReader json, out T result) => result = read(ref json), out T value);
        Assert.Equal(succeeded, !violations.Any);
        return new(succeeded, value, violations);
    }

    public static T Good<T>(string json, ReadValue<T> read)
    {
        Reading<T> reading = Of(json, read);
        Assert.Empty(reading.Violations);
        return reading.Value;
    }

    /// <summary>Expects exactly one violation.</summary>
    public static Violation Bad<T>(string json, ReadValue<T> read) => Of(json, read).Only;

    public static void Refuses<T>(string code, string json, ReadValue<T> read)
    {
        Violation violation = Bad(json, read);
        Assert.Equal(code, violation.Code);
        Assert.Equal(string.Empty, violation.Path);
    }

    /// <summary>Reads any value of any depth, looking at none.</summary>
    public static bool Anything(ref StrictJsonReader json)
    {
        json.Skip();
        return true;
    }

    /// <summary>Reads a list with one reader for all items.</summary>
    public static ReadValue<List<T>> ListOf<T>(ReadValue<T> item, ListRules? rules = null) => (ref StrictJsonReader json) =>
    {
        List<T> items = [];
        ListScope scope = json.BeginList();
        while (json.NextItem(ref scope))
        {
            items.Add(item(ref json));
        }

        json.EndList(scope, rules);
        return items;
    };

    /// <summary>Reads a dictionary with one reader for all values.</summary>
    public static ReadValue<Dictionary<string, T>> DictionaryOf<T>(ReadValue<T> value, ListRules? rules = null) => (ref StrictJsonReader json) =>
    {
        Dictionary<string, T> entries = new(StringComparer.Ordinal);
        DictionaryScope scope = json.BeginDictionary();
        while (json.NextEntry(ref scope, out string key))
        {
            entries.Add(key, value(ref json));
        }

        json.EndDictionary(scope, rules);
        return entries;
    };
}
