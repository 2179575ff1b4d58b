using System.Reflection;

using Microsoft.CodeAnalysis;

namespace WriteGate.Benchmarks.CompileTime;

/// <summary>The generators that come with .NET, loaded from where a build finds them.</summary>
internal static class InboxGenerators
{
    private static readonly string Folder = Path.Combine(
        SdkFolders.Newest(Path.Combine(SdkFolders.Root, "packs", "Microsoft.NETCore.App.Ref")), "analyzers", "dotnet", "cs");

    // Given by the project file: the package's folder, wherever packages are restored to.
    private static readonly string LoggingPath = Path.Combine(
        typeof(InboxGenerators).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "LoggingPackage").Value!,
        "analyzers", "dotnet", "roslyn4.4", "cs", "Microsoft.Extensions.Logging.Generators.dll");

    public static IIncrementalGenerator Json() => Of(Path.Combine(Folder, "System.Text.Json.SourceGeneration.dll")).Single();

    public static IIncrementalGenerator Logging() => Of(LoggingPath).Single();

    /// <summary>All of them, as they are loaded into a project whether it uses them or not.</summary>
    public static IIncrementalGenerator[] All()
        => [.. Directory.EnumerateFiles(Folder, "*.dll").Order(StringComparer.Ordinal).Append(LoggingPath).SelectMany(Of)];

    private static IEnumerable<IIncrementalGenerator> Of(string path) => TypeList.Of(Assembly.LoadFrom(path))
        .Where(type => type.IsAssignableTo(typeof(IIncrementalGenerator)) && type.IsDefined(typeof(GeneratorAttribute)))
        .Select(type => (IIncrementalGenerator)Activator.CreateInstance(type)!);
}
