using System.Collections.Immutable;
using System.Globalization;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>Reads one line of a sinks file.</summary>
internal static class SinkLineReader
{
    private static readonly Dictionary<string, SinkEvidence> Evidence = Enum.GetValues(typeof(SinkEvidence))
        .Cast<SinkEvidence>()
        .ToDictionary(e => e.ToString().ToLowerInvariant());

    /// <returns>The line, or null and what is wrong with it.</returns>
    public static SinkLine? Read(string content, out string? mistake)
    {
        string[] words = content.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (SignOf(words[0]) is not { } sign)
        {
            mistake = "it must start with '+' for a write, '-' for a read or '?' for what is not known, and a space";
            return null;
        }

        if (words.Length < 2 || !TryReadId(words[1], out Glob? type, out Glob? member, out Glob? parameters))
        {
            mistake = "a documentation id must follow the sign, such as M:Namespace.Type.Method(*) or P:Namespace.Type.Property";
            return null;
        }

        SinkLine line = new(
            sign, type!, member!, parameters!, EffectTraits.None,
            ByName: false, ByMode: false, IsExtension: false, ImmutableDictionary<SinkEvidence, ArgumentPlace>.Empty);
        foreach (string word in words.Skip(2))
        {
            if (WithTrait(line, word) is not { } next)
            {
                mistake = $"'{word}' is no trait; known are delete, predicate, by-name, by-mode, extension, and sql, verb, url, body, path, folder, process, redis, member, mongo with an argument such as sql:0";
                return null;
            }

            line = next;
        }

        mistake = null;
        return line;
    }

    private static SinkSign? SignOf(string word) => word switch
    {
        "+" => SinkSign.Write,
        "-" => SinkSign.Read,
        "?" => SinkSign.Unknown,
        _ => null,
    };

    private static SinkLine? WithTrait(SinkLine line, string word)
    {
        switch (word)
        {
            case "delete": return line with { Traits = line.Traits | EffectTraits.Deletes };
            case "predicate": return line with { Traits = line.Traits | EffectTraits.ByPredicate };
            case "by-name": return line with { ByName = true };
            case "by-mode": return line with { ByMode = true };
            case "extension": return line with { IsExtension = true };
        }

        int colon = word.IndexOf(':');
        return colon > 0 && colon < word.Length - 1 && Evidence.TryGetValue(word.Substring(0, colon), out SinkEvidence evidence)
            ? line with { Evidence = line.Evidence.SetItem(evidence, Place(word.Substring(colon + 1))) }
            : null;
    }

    private static ArgumentPlace Place(string text) => text == "this"
        ? new(ArgumentPlace.Receiver, null)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int ordinal)
            ? new(ordinal, null)
            : new(ArgumentPlace.ByName, text);

    private static bool TryReadId(string id, out Glob? type, out Glob? member, out Glob? parameters)
    {
        type = member = parameters = null;
        bool isProperty = id.StartsWith("P:", StringComparison.Ordinal);
        if (!isProperty && !id.StartsWith("M:", StringComparison.Ordinal))
        {
            return false;
        }

        int open = id.IndexOf('(');
        string name = WithoutArity(id.Substring(2, (open < 0 ? id.Length : open) - 2));
        int dot = name.LastIndexOf('.');
        if (dot <= 0 || dot == name.Length - 1 || (open >= 0 && id[id.Length - 1] != ')'))
        {
            return false;
        }

        type = new(name.Substring(0, dot));
        member = new((isProperty ? "set_" : "") + name.Substring(dot + 1));
        parameters = new(open < 0 ? "*" : id.Substring(open + 1, id.Length - open - 2));
        return true;
    }

    /// <summary>Leaves out <c>`1</c> and <c>``1</c>: overloads by arity do the same thing.</summary>
    private static string WithoutArity(string name)
    {
        int tick = name.IndexOf('`');
        return tick < 0
            ? name
            : name.Substring(0, tick) + WithoutArity(name.Substring(tick).TrimStart('`').TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
    }
}
