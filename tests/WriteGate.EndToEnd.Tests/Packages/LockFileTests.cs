namespace WriteGate.EndToEnd.Tests.Packages;

/// <summary>The lock file of the write surface in a user's build: accepted, held against, accepted again.</summary>
[Collection(SharedPackages.Name)]
public sealed class LockFileTests(PackedPackages packages)
{
    private const string LockFile = "writegate.lock.json";

    private const string Source = """
        using WriteGate;

        /// <summary>A book.</summary>
        [SystemRecord("shelf.book")]
        public sealed partial record Book
        {
            [RecordId] public required string Id { get; init; }
            [WriteTier(WriteTier.Reviewed)] public string? Place { get; init; }
        #if OTHER
            [WriteTier(WriteTier.Reviewed)] public int Shelf { get; init; }
        #endif
            public int Pages { get; init; }
        }

        /// <summary>Tools over a shelf.</summary>
        [AgentTools("shelf")]
        public sealed partial class ShelfTools
        {
            private Task<Book?> FindBook(string bookId) => Task.FromResult<Book?>(new Book { Id = bookId });

            /// <summary>Moves a book.</summary>
            /// <param name="bookId">Its identifier.</param>
            /// <param name="changes">Where to.</param>
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(bookId), nameof(changes)), Before(nameof(FindBook))]
            private Task MoveBook(string bookId, Patch<Book> changes, WritePermit permit) => Task.CompletedTask;
        }
        """;

    private static readonly string Wider = Source.Replace("public int Pages", "[WriteTier(WriteTier.Autonomous)] public int Pages", StringComparison.Ordinal);

    [Fact]
    public async Task C14_a_wider_surface_does_not_build_until_it_is_accepted()
    {
        string project = await packages.NewProjectAsync("Shelf", ["WriteGate"], "<TargetFramework>net10.0</TargetFramework>");
        string source = Path.Combine(project, "Shelf.cs");
        string lockFile = Path.Combine(project, LockFile);
        await File.WriteAllTextAsync(source, Source);
        await BuildAsync(project);
        Assert.False(File.Exists(lockFile));

        await AcceptAsync(project);
        string accepted = await File.ReadAllTextAsync(lockFile);
        Assert.Contains("\"field\": \"shelf.book.place\", \"tier\": \"reviewed\"", accepted, StringComparison.Ordinal);
        Assert.EndsWith("  ]\n}\n", accepted, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', accepted);
        await BuildAsync(project);

        await File.WriteAllTextAsync(source, Wider);
        string refused = await PackedPackages.DotNetAsync(project, exitCode: 1, "build", "--no-restore", "--disable-build-servers");
        Assert.Contains("error WG6001: The autonomous field 'shelf.book.pages'", refused, StringComparison.Ordinal);
        Assert.Contains("dotnet build -t:WriteGateAcceptSurface", refused, StringComparison.Ordinal);
        Assert.Equal(accepted, await File.ReadAllTextAsync(lockFile));

        await AcceptAsync(project, "-p:Configuration=Release");
        Assert.Contains("\"field\": \"shelf.book.pages\", \"tier\": \"autonomous\"", await File.ReadAllTextAsync(lockFile), StringComparison.Ordinal);
        await BuildAsync(project);
    }

    [Fact]
    public async Task A_project_with_several_frameworks_has_one_lock_file_where_it_says()
    {
        string project = await packages.NewProjectAsync(
            "Many",
            ["WriteGate"],
            "<TargetFrameworks>net10.0;net10.0-windows</TargetFrameworks>",
            """
            <EnableWindowsTargeting>true</EnableWindowsTargeting>
            <DisableTransitiveFrameworkReferenceDownloads>true</DisableTransitiveFrameworkReferenceDownloads>
            <DefineConstants Condition="'$(TargetFramework)' != 'net10.0'">$(DefineConstants);OTHER</DefineConstants>
            <WriteGateLockFile>../locks/many/writegate.lock.json</WriteGateLockFile>
            """);
        await File.WriteAllTextAsync(Path.Combine(project, "Shelf.cs"), Source);

        await PackedPackages.DotNetAsync(project, "build", "--disable-build-servers", "-t:WriteGateAcceptSurface");

        string accepted = await File.ReadAllTextAsync(Path.Combine(project, "..", "locks", "many", LockFile));
        Assert.Contains("\"field\": \"shelf.book.shelf\"", accepted, StringComparison.Ordinal);
        Assert.Single(accepted.Split('\n'), line => line.Contains("\"tool\": \"shelf_move_book\"", StringComparison.Ordinal));
        await BuildAsync(project);
        await File.WriteAllTextAsync(Path.Combine(project, "Shelf.cs"), Wider);
        string refused = await PackedPackages.DotNetAsync(project, exitCode: 1, "build", "--no-restore", "--disable-build-servers");
        Assert.Contains("error WG6001", refused, StringComparison.Ordinal);
    }

    private static Task<string> BuildAsync(string project) => PackedPackages.DotNetAsync(project, "build", "--disable-build-servers");

    private static async Task AcceptAsync(string project, params string[] more)
        => Assert.Contains(LockFile, await PackedPackages.DotNetAsync(project, ["build", "-t:WriteGateAcceptSurface", "--disable-build-servers", .. more]), StringComparison.Ordinal);
}
