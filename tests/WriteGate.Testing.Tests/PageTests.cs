namespace WriteGate.Testing.Tests;

/// <summary>The C# on a page is compiled code of this repository, so that no page shows what does not work.</summary>
public sealed class PageTests
{
    private static readonly string Root = FindRoot();

    [Theory]
    [InlineData("samples/QueueWorker/README.md", "samples/QueueWorker")]
    [InlineData("src/WriteGate.Testing/README.md", "tests/WriteGate.Testing.Tests")]
    public void The_code_on_a_page_stands_in_the_sources(string page, string sources)
    {
        string[] code = [.. Directory.GetFiles(Path.Combine(Root, sources), "*.cs").Select(file => Unindented(File.ReadAllText(file)))];
        string[] blocks = [.. File.ReadAllText(Path.Combine(Root, page)).Split("```csharp\n").Skip(1).Select(block => Unindented(block[..block.IndexOf("```", StringComparison.Ordinal)]))];

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block => Assert.Contains(code, file => file.Contains(block, StringComparison.Ordinal)));
    }

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)) + "\n";

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "WriteGate.Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
