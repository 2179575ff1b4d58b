using System.Text;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>How C# names are written on the wire, whatever the culture of the build.</summary>
internal static class WireNames
{
    /// <summary>The longest name that every provider accepts.</summary>
    public const int MaxToolName = 64;

    /// <summary><c>JsonNamingPolicy.CamelCase</c>: <c>URLValue</c> is <c>urlValue</c>, <c>ID</c> is <c>id</c>.</summary>
    public static string CamelCase(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0]))
        {
            return name;
        }

        char[] chars = name.ToCharArray();
        for (int i = 0; i < chars.Length; i++)
        {
            if (i == 1 && !char.IsUpper(chars[i]))
            {
                break;
            }

            if (i > 0 && i + 1 < chars.Length && !char.IsUpper(chars[i + 1]))
            {
                break;
            }

            chars[i] = char.ToLowerInvariant(chars[i]);
        }

        return new string(chars);
    }

    /// <summary><c>GetURLOfDeal</c> is <c>get_url_of_deal</c>.</summary>
    public static string SnakeCase(string name)
    {
        StringBuilder text = new();
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool startsWord = char.IsUpper(c) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    /// <summary>The tool's name of a method: the group, and the method in snake case without its <c>Async</c>.</summary>
    public static string ToolName(string group, string method)
    {
        const string Suffix = "Async";
        string name = method.Length > Suffix.Length && method.EndsWith(Suffix, StringComparison.Ordinal)
            ? method.Substring(0, method.Length - Suffix.Length)
            : method;
        return group + "_" + SnakeCase(name);
    }

    /// <summary>Whether every provider accepts it: <c>[a-z][a-z0-9_]{0,63}</c>.</summary>
    public static bool IsToolName(string name)
        => name.Length is > 0 and <= MaxToolName
            && name[0] is >= 'a' and <= 'z'
            && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
}
