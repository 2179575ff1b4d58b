namespace WriteGate.Benchmarks.CompileTime;

/// <summary>The sources of a made-up project, one file a type.</summary>
/// <param name="Name">What its measurements are called.</param>
/// <param name="Items">How many annotated items it has.</param>
/// <param name="Files">Text by path.</param>
internal sealed record ProjectText(string Name, int Items, IReadOnlyList<(string Path, string Text)> Files)
{
    /// <summary>The file that is edited where the edit is to concern nothing.</summary>
    public const string UnrelatedPath = "Unrelated.cs";

    /// <summary>A project of some files and the unrelated one.</summary>
    public static ProjectText Of(string name, int items, IEnumerable<(string Path, string Text)> files)
        => new(name, items, [.. files, (UnrelatedPath, Unrelated(0))]);

    /// <summary>The unrelated file after some edits: another body each time.</summary>
    public static string Unrelated(int edits) => $$"""
        namespace Freight;

        internal static class Unrelated
        {
            public static int Answer(int question) => question * {{edits}} + 42;
        }
        """;

    /// <summary>The unrelated file after some edits: another declaration each time.</summary>
    public static string UnrelatedDeclaration(int edits) => $$"""
        namespace Freight;

        internal static class Unrelated
        {
            public static int Answer{{edits}}(int question) => question + 42;
        }
        """;
}
