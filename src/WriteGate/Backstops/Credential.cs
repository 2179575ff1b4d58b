using System.Buffers;

namespace WriteGate;

/// <summary>A secret and where it goes. Its text form says nothing of it, and it has no property that a logger could walk into.</summary>
public sealed class Credential
{
    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n\0");
    private readonly string secret;

    private Credential(string? header, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        if (header is not null && secret.AsSpan().ContainsAny(Breaks))
        {
            throw new ArgumentException($"The credential for the header {header} holds a line break, which no header can carry.", nameof(secret));
        }

        Header = header;
        this.secret = secret;
    }

    /// <summary>The header that carries it; null where none does.</summary>
    public string? Header { get; }

    /// <summary><c>Authorization: Bearer …</c></summary>
    public static Credential Bearer(string token) => new("Authorization", $"Bearer {token}");

    /// <summary>A header of its own, such as <c>X-Api-Key</c>.</summary>
    public static Credential InHeader(string name, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new(name, value);
    }

    /// <summary>The connection string of a database user.</summary>
    public static Credential ConnectionString(string connectionString) => new(null, connectionString);

    /// <summary>The secret, for the client that sends it.</summary>
    public string Reveal() => secret;

    /// <summary>Says that it is a credential, and nothing of it.</summary>
    public override string ToString() => Header is null ? "a credential" : $"a credential for {Header}";
}
