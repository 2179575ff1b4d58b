using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Verifiers;

/// <summary>The assemblies that test sources are compiled against: the running framework, WriteGate and what it needs.</summary>
public static class PlatformReferences
{
    // The tests' own machinery is on the platform's list too, but no user's project refers to it.
    private static readonly string[] s_prefixes = ["WriteGate", "Microsoft.Extensions.", "Polly."];
    private static readonly string[] s_ownMachinery = ["WriteGate.Analyzers", "WriteGate.LockFile", "WriteGate.Verifiers"];

    /// <summary>One list for all tests, so that Roslyn reads each assembly once.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
        [.. PlatformAssemblies().Where(IsVisibleToUsers).Select(path => MetadataReference.CreateFromFile(path))];

    private static string[] PlatformAssemblies()
        => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    private static bool IsVisibleToUsers(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location)
            || (s_prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
                && !s_ownMachinery.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
                && !name.EndsWith("Tests", StringComparison.Ordinal));
    }
}
