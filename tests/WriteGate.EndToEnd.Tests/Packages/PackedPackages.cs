using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace WriteGate.EndToEnd.Tests.Packages;

/// <summary>The packages as a user gets them, packed once for the tests that build projects outside the repository.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("writegate-package-").FullName;

    /// <summary>Exists nowhere else, so that ours come from this folder and from nowhere else.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}";

    private string Feed => Path.Combine(folder, "packages");

    public async Task InitializeAsync()
    {
        // The version of the packages alone: that of the assemblies would have everything compiled again.
        await DotNetAsync(Root(), "pack", "WriteGate.Analyzers.sln", "-o", Feed, $"-p:PackageVersion={Version}", "-c", "Debug", "--disable-build-servers");
    }

    /// <summary>An empty folder with a project that refers to packages of ours; further properties and items as text.</summary>
    public async Task<string> NewProjectAsync(string name, string[] packages, string framework, string properties = "", string items = "")
    {
        string project = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        string references = string.Concat(packages.Select(package => $"<PackageReference Include=\"{package}\" Version=\"{Version}\" />"));
        await File.WriteAllTextAsync(Path.Combine(project, name + ".csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                {framework}
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NuGetAudit>false</NuGetAudit>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <NoWarn>$(NoWarn);NETSDK1206</NoWarn>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {references}
                {items}
              </ItemGroup>
            </Project>
            """);
        return project;
    }

    public static Task<string> DotNetAsync(string directory, params string[] arguments) => DotNetAsync(directory, exitCode: 0, arguments);

    public static async Task<string> DotNetAsync(string directory, int exitCode, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        using CancellationTokenSource timeout = new(TimeSpan.FromMinutes(5));
        Task<string> errors = process.StandardError.ReadToEndAsync(timeout.Token);
        string output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
        await process.WaitForExitAsync(timeout.Token);
        string all = output + await errors;
        Assert.True(process.ExitCode == exitCode, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{all}");
        return all;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string restored in Directory.EnumerateDirectories(cache, "writegate*").Select(package => Path.Combine(package, Version)).Where(Directory.Exists))
        {
            Directory.Delete(restored, recursive: true);
        }

        return Task.CompletedTask;
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));
}

/// <summary>The tests that share the packages.</summary>
[CollectionDefinition(Name)]
public sealed class SharedPackages : ICollectionFixture<PackedPackages>
{
    public const string Name = "packages";
}
