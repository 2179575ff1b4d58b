using System.Text.RegularExpressions;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>What the place of a file says of it.</summary>
internal static class PathText
{
    /// <summary>Folders for what a program writes down of its own work, and for what it can make again; and names of such files.</summary>
    private static readonly Regex Trace = new(
        @"(?:^|[/\\])\.?(?:logs?|caches?|audits?|traces|telemetry)[/\\]|(?:^|[/\\_.-])(?:logs?|audit|cache)[_.-](?:[^/\\]*\.)?(?:bin|csv|dat|db|jsonl?|txt)$|\.log$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>Whether every path that it may be is below the folder for temporary files.</summary>
    public static bool IsTemporary(Text path) => path.Choices.All(c => (c.Length > 0 && c[0] == Text.Temporary) || c.StartsWith("/tmp/", StringComparison.Ordinal));

    /// <summary>Whether every path that it may be is a log's or a cache's.</summary>
    public static bool IsTrace(Text path) => path.Choices.All(Trace.IsMatch);
}
