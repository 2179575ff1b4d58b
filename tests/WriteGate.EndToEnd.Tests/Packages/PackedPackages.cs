using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace WriteGate.EndToEnd.Tests.Packages;

/// <summary>The packages as a user gets them, packed once for the tests that build projects outside the repository.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    private static readonly string[] Packed = ["WriteGate", "WriteGate.Sqlite"];

    private readonly string folder = Directory.CreateTempSubdirectory("writegate-package-").FullName;

    /// <summary>Exists nowhere else, so that ours come from this folder and from nowhere else.</summary>
    public string Version { get; } = $"0.1.0-test.{DateTime.UtcNow.Ticks}";

    private string Feed => Path.Combine(folder, "packages");

    public async Task InitializeAsync()
    {
        foreach (string project in Packed)
        {
            await DotNetAsync(Root(), "pack", $"src/{project}", "-o", Feed, $"-p:Version={Version}", "-c", "Release", "--disable-build-servers");
        }
    }

    /// <summary>An empty folder with a project that refers to a package; further properties and items as text.</summary>
    public async Task<string> NewProjectAsync(string name, string package, string framework, string properties = "", string items = "")
    {
        string project = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
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
                <PackageReference Include="{package}" Version="{Version}" />
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
        foreach (string package in Packed)
        {
            // NuGet names the folders of its cache in lower case.
#pragma warning disable CA1308
            string restored = Path.Combine(cache, package.ToLowerInvariant(), Version);
#pragma warning restore CA1308
            if (Directory.Exists(restored))
            {
                Directory.Delete(restored, recursive: true);
            }
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
