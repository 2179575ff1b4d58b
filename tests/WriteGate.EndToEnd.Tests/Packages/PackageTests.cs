using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace WriteGate.EndToEnd.Tests.Packages;

/// <summary>The packages as a user gets them: packed, restored from a folder, built outside the repository, and run.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <NuGetAudit>false</NuGetAudit>
            <!-- The version exists nowhere else, so ours come from this folder and from nowhere else. -->
            <RestoreAdditionalProjectSources>PACKAGES</RestoreAdditionalProjectSources>
            <NoWarn>$(NoWarn);NETSDK1206</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="WriteGate.Sqlite" Version="VERSION" />
            <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.14" />
          </ItemGroup>
        </Project>
        """;

    private const string Program = """"
        using Microsoft.Extensions.DependencyInjection;
        using WriteGate;
        using WriteGate.Sqlite;

        ServiceCollection services = new();
        services.AddSingleton<Shelf>();
        services.AddWriteGate(gate => gate
            .UseSqlite(Path.Combine(AppContext.BaseDirectory, "gate.db"))
            .AddTools<ShelfTools>()
            .AddWorkflow("tidy", workflow => workflow.Allow<ShelfTools>())
            .Configure(options => options.LiveWrites = true));
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using GateRun run = provider.GetRequiredService<Gate>().OpenRun(new RunOptions { Tenant = "t", Workflow = "tidy", Agent = "a", Apply = true });
        byte[] call = """{"bookId":"B-1","changes":{"place":"left"}}"""u8.ToArray();
        Console.WriteLine((await run.CallAsync("shelf_move_book", call)).Outcome.Word);
        Console.WriteLine((await run.CallAsync("shelf_move_book", call)).Outcome.Word);
        Console.WriteLine((await run.For<ShelfTools>().MoveBook("B-2", new Patch<Book> { Place = "right" })).Outcome.Word);
        Console.WriteLine(provider.GetRequiredService<Shelf>().Moves);

        public sealed class Shelf
        {
            public int Moves { get; set; }
        }

        /// <summary>A book.</summary>
        [SystemRecord("shelf.book")]
        public sealed partial record Book
        {
            [RecordId] public required string Id { get; init; }

            /// <summary>Where it stands.</summary>
            [WriteTier(WriteTier.Autonomous)] public string? Place { get; init; }
        }

        /// <summary>Tools over a shelf.</summary>
        [AgentTools("shelf")]
        public sealed partial class ShelfTools(Shelf shelf)
        {
            /// <summary>Finds a book.</summary>
            /// <param name="bookId">Its identifier.</param>
            [WriteTier(WriteTier.ReadOnly)]
            public Task<Book?> FindBook(string bookId) => Task.FromResult<Book?>(new Book { Id = bookId });

            /// <summary>Moves a book.</summary>
            /// <param name="bookId">Its identifier.</param>
            /// <param name="changes">Where to.</param>
            [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(bookId), nameof(changes)), Before(nameof(FindBook))]
            RAWVISIBILITY Task MoveBook(string bookId, Patch<Book> changes, WritePermit permit)
            {
                permit.Demand("shelf.book", bookId);
                shelf.Moves++;
                return Task.CompletedTask;
            }
        }
        """";

    private readonly string version = $"0.1.0-test.{DateTime.UtcNow.Ticks}";
    private readonly string folder = Directory.CreateTempSubdirectory("writegate-package-").FullName;

    [Fact]
    public async Task A_consumer_outside_the_repository_builds_and_runs_gated_and_an_open_raw_write_does_not_build()
    {
        string packages = Path.Combine(folder, "packages");
        foreach (string project in (string[])["WriteGate", "WriteGate.Sqlite"])
        {
            await DotNetAsync(Root(), "pack", $"src/{project}", "-o", packages, $"-p:Version={version}", "-c", "Release", "--disable-build-servers");
        }

        string consumer = Directory.CreateDirectory(Path.Combine(folder, "consumer")).FullName;
        await File.WriteAllTextAsync(Path.Combine(consumer, "Consumer.csproj"), Project
            .Replace("VERSION", version, StringComparison.Ordinal)
            .Replace("PACKAGES", packages, StringComparison.Ordinal));
        string source = Path.Combine(consumer, "Program.cs");
        await File.WriteAllTextAsync(source, Program.Replace("RAWVISIBILITY", "private", StringComparison.Ordinal));

        string output = await DotNetAsync(consumer, "run", "--disable-build-servers", "--", "quiet");
        Assert.Equal(["applied", "replayed", "applied", "2"], output.Trim().Split('\n').TakeLast(4).Select(line => line.Trim()));

        await File.WriteAllTextAsync(source, Program.Replace("RAWVISIBILITY", "public", StringComparison.Ordinal));
        string refused = await DotNetAsync(consumer, exitCode: 1, "build", "--no-restore", "--disable-build-servers");
        Assert.Contains("error WG1003", refused, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (string package in (string[])["writegate", "writegate.sqlite"])
        {
            string restored = Path.Combine(cache, package, version);
            if (Directory.Exists(restored))
            {
                Directory.Delete(restored, recursive: true);
            }
        }
    }

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));

    private static Task<string> DotNetAsync(string directory, params string[] arguments) => DotNetAsync(directory, exitCode: 0, arguments);

    private static async Task<string> DotNetAsync(string directory, int exitCode, params string[] arguments)
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
}
