using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>
/// Tells the trees that our generators added. The compiler gives each generated file a path that ends in the
/// generator's assembly, the generator's type and the file's own name.
/// </summary>
internal static class GeneratedTrees
{
    private const string Generators = "WriteGate.Analyzers.Generation.";

    private static readonly string AssemblyName = typeof(GeneratedTrees).Assembly.GetName().Name;

    /// <remarks>A path can be imitated; whoever relies on this has to ask for something that cannot be as well.</remarks>
    public static bool IsOurs(SyntaxTree tree)
    {
        if (tree.FilePath.IndexOf(Generators, StringComparison.Ordinal) < 0)
        {
            return false;
        }

        string[] parts = tree.FilePath.Split('/', '\\');
        for (int i = 0; i + 2 < parts.Length; i++)
        {
            if (parts[i] == AssemblyName && parts[i + 1].StartsWith(Generators, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
