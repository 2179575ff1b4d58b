using System.Text.RegularExpressions;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>Command lines of processes that only read, whatever their arguments.</summary>
internal static class CommandLines
{
    private static readonly HashSet<string> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        "cat", "df", "dir", "du", "file", "find", "findstr", "free", "grep", "head", "hostname", "id", "ifconfig", "ipconfig", "ls", "lsblk", "lscpu",
        "lsof", "lspci", "netstat", "nslookup", "nvidia-smi", "ping", "ps", "pwd", "rg", "ss", "stat", "systeminfo", "tail", "tasklist",
        "tracert", "traceroute", "tree", "uname", "uptime", "ver", "vswhere", "wc", "where", "which", "who", "whoami", "dig", "dotnet-counters",
    };

    private static readonly Regex Subcommand = new(
        """
        ^(?:git(?:\.exe)?\s+(?:--no-pager\s+|-C\s+\S+\s+)*(?:status|log|diff|show|blame|describe|rev-parse|rev-list|ls-files|ls-remote|ls-tree|shortlog|grep|cat-file|name-rev|remote\s+-v|config\s+--get|branch\s+--(?:list|show-current))
        |dotnet(?:\.exe)?\s+(?:--info|--version|--list-sdks|--list-runtimes|list)
        |(?:docker|podman)(?:\.exe)?\s+(?:ps|images|inspect|logs|info|version|stats|top)
        |(?:kubectl|oc)(?:\.exe)?\s+(?:get|describe|logs|top|version|explain|api-resources)
        |(?:az|gh|gcloud|aws|helm|npm|pip|kubectl)(?:\.exe|\.cmd)?\s+(?:\S+\s+){0,3}?(?:list|show|view|status|describe|get|version|--version)\b
        |(?:powershell|pwsh)(?:\.exe)?\s+(?:-\w+\s+)*"?(?:-Command\s+)?"?Get-\w+[^;|]*$
        |\S+\s+(?:--version|--help|-v|-h)\s*$)
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant);

    /// <summary>Whether every command line that it may be only reads.</summary>
    public static bool OnlyRead(Text line) => line.Choices.All(OnlyReads);

    private static bool OnlyReads(string line)
    {
        string text = line.Trim();
        int end = text.IndexOf(' ');
        string file = end < 0 ? text : text.Substring(0, end);
        string name = file.Substring(file.LastIndexOfAny(['/', '\\']) + 1);
        bool isExe = name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);
        return Readers.Contains(isExe ? name.Substring(0, name.Length - 4) : name) || Subcommand.IsMatch(text);
    }
}
