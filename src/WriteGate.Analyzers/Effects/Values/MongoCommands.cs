using System.Text.RegularExpressions;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>Commands of MongoDB that change nothing, by their name, which is the first in the document.</summary>
internal static class MongoCommands
{
    private static readonly HashSet<string> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        "buildInfo", "collStats", "connectionStatus", "connPoolStats", "count", "currentOp", "dataSize", "dbHash", "dbStats", "distinct", "explain", "find",
        "getCmdLineOpts", "getLog", "getParameter", "hello", "hostInfo", "isMaster", "listCollections", "listCommands", "listDatabases", "listIndexes",
        "ping", "replSetGetConfig", "replSetGetStatus", "rolesInfo", "serverStatus", "top", "usersInfo", "validate", "whatsmyuri",
    };

    private static readonly Regex Name = new("[A-Za-z]+", RegexOptions.CultureInvariant);

    /// <param name="words">The constant texts of the document, in order.</param>
    public static bool OnlyRead(IEnumerable<string> words) => words.FirstOrDefault() is { } first && Readers.Contains(Name.Match(first).Value);
}
