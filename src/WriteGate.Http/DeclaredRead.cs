namespace WriteGate.Http;

/// <summary>A path that reads although it is asked by POST.</summary>
internal sealed class DeclaredRead
{
    private readonly string[] segments;

    public DeclaredRead(string path, string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        if (path is null || !path.StartsWith('/'))
        {
            throw new ArgumentException($"The path \"{path}\" of a declared read must begin with a slash.", nameof(path));
        }

        segments = path.Split('/');
    }

    public bool Matches(string path)
    {
        string[] asked = path.Split('/');
        return asked.Length == segments.Length && asked.Zip(segments).All(pair => Matches(pair.First, pair.Second));
    }

    // An escaped character may be a slash or a dot to the server, and the path another one than it looks like.
    private static bool Matches(string asked, string declared)
        => declared == "*" ? asked.Length > 0 && !asked.Contains('%') : asked == declared;
}
