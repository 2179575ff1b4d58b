namespace WriteGate.EndToEnd.Tests.Packages;

/// <summary>The packages as a user gets them: restored from a folder, built outside the repository, and run.</summary>
[Collection(SharedPackages.Name)]
public sealed class PackageTests(PackedPackages packages)
{
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

    [Fact]
    public async Task A_consumer_outside_the_repository_builds_and_runs_gated_and_an_open_raw_write_does_not_build()
    {
        string consumer = await packages.NewProjectAsync(
            "Consumer",
            "WriteGate.Sqlite",
            "<TargetFramework>net10.0</TargetFramework>",
            "<OutputType>Exe</OutputType>",
            """<PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.14" />""");
        string source = Path.Combine(consumer, "Program.cs");
        await File.WriteAllTextAsync(source, Program.Replace("RAWVISIBILITY", "private", StringComparison.Ordinal));

        string output = await PackedPackages.DotNetAsync(consumer, "run", "--disable-build-servers", "--", "quiet");
        Assert.Equal(["applied", "replayed", "applied", "2"], output.Trim().Split('\n').TakeLast(4).Select(line => line.Trim()));

        await File.WriteAllTextAsync(source, Program.Replace("RAWVISIBILITY", "public", StringComparison.Ordinal));
        string refused = await PackedPackages.DotNetAsync(consumer, exitCode: 1, "build", "--no-restore", "--disable-build-servers");
        Assert.Contains("error WG1003", refused, StringComparison.Ordinal);
    }
}
