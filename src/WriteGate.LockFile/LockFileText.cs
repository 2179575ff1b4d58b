using System.Text;

namespace WriteGate.LockFile;

/// <summary>The text of a lock file: the same bytes for the same lines, on every machine.</summary>
internal static class LockFileText
{
    /// <summary>The version of the file's form, which the rules of <c>WriteGate.Analyzers</c> read.</summary>
    private const int Version = 1;

    /// <summary>Writes the file where it differs; whether it did.</summary>
    public static bool Write(string path, IReadOnlyCollection<string> lines)
    {
        byte[] text = Encoding.UTF8.GetBytes(Of(lines));
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(text))
        {
            return false;
        }

        // Beside it first: a full disk must not leave half of what was accepted.
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string half = path + ".new";
        File.WriteAllBytes(half, text);
        File.Move(half, path, overwrite: true);
        return true;
    }

    private static string Of(IReadOnlyCollection<string> lines)
        => $"{{\n  \"version\": {Version},\n  \"surface\": [\n{string.Join(",\n", lines.Select(line => "    " + line))}{(lines.Count > 0 ? "\n" : "")}  ]\n}}\n";
}
