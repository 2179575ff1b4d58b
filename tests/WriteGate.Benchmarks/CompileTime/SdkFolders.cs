namespace WriteGate.Benchmarks.CompileTime;

/// <summary>Where the running .NET keeps what a build loads.</summary>
internal static class SdkFolders
{
    /// <summary>The folder of <c>dotnet</c>, three levels above the framework's assemblies.</summary>
    public static string Root { get; } = Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>The analyzers that the SDK adds to every project.</summary>
    public static string Analyzers => Path.Combine(Newest(Path.Combine(Root, "sdk")), "Sdks", "Microsoft.NET.Sdk", "analyzers");

    /// <summary>The folder of the highest version.</summary>
    public static string Newest(string folder) => Directory.EnumerateDirectories(folder)
        .Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0]))
        .MaxBy(path => Version.Parse(Path.GetFileName(path).Split('-')[0]))!;
}
