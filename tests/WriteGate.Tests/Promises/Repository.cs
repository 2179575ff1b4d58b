using System.Runtime.CompilerServices;

namespace WriteGate.Tests.Promises;

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    /// <summary>The root, from where this file was compiled.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    private static string Here([CallerFilePath] string path = "") => path;
}
