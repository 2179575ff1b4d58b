namespace WriteGate.EndToEnd.Tests.Packages;

/// <summary>The packages as a user gets them: restored from a folder, built outside the repository, and run.</summary>
[Collection(SharedPackages.Name)]
public sealed class PackageTests(PackedPackages packages)
{
    [Fact]
    public async Task C5_a_consumer_outside_the_repository_builds_and_calls_through_every_host_and_an_open_raw_write_does_not_build()
    {
        string consumer = await packages.NewProjectAsync(
            "Consumer",
            ["WriteGate.Sqlite", "WriteGate.AI", "WriteGate.Mcp", "WriteGate.OpenAI", "WriteGate.Anthropic"],
            "<TargetFramework>net10.0</TargetFramework>",
            "<OutputType>Exe</OutputType>",
            """<PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.14" />""");
        string source = Path.Combine(consumer, "Program.cs");
        await File.WriteAllTextAsync(source, Consumer.Program.Replace("RAWVISIBILITY", "private", StringComparison.Ordinal));

        string output = await PackedPackages.DotNetAsync(consumer, "run", "--disable-build-servers", "--", "quiet");
        Assert.Equal(
            ["applied", "replayed", "applied", "applied", "applied", "applied", "applied", "6"], output.Trim().Split('\n').TakeLast(8).Select(line => line.Trim()));

        await File.WriteAllTextAsync(source, Consumer.Program.Replace("RAWVISIBILITY", "public", StringComparison.Ordinal));
        string refused = await PackedPackages.DotNetAsync(consumer, exitCode: 1, "build", "--no-restore", "--disable-build-servers");
        Assert.Contains("error WG1003", refused, StringComparison.Ordinal);
    }
}
