using System.Globalization;

namespace WriteGate.Http;

/// <summary>What an HTTP client may do, with and without a permit.</summary>
public sealed class WriteGateHttpOptions
{
    private readonly List<DeclaredRead> reads = [];

    /// <summary>
    /// The hosts of the system behind, as <c>api.example.com</c> or <c>api.example.com:8443</c>. Writes go to them alone, and
    /// credentials too, over https or on the machine itself.
    /// </summary>
    public IList<string> Hosts { get; } = [];

    /// <summary>The resources that may be written through this client; none named means any that a permit is for.</summary>
    public IList<string> Resources { get; } = [];

    /// <summary>The header that carries the idempotency key. Default: <c>Idempotency-Key</c>, as in the IETF draft of that name.</summary>
    public string KeyHeader { get; set; } = "Idempotency-Key";

    /// <summary>Declares a path at <see cref="Hosts"/> that reads although it is asked by POST.</summary>
    /// <param name="path">The path from the root; a segment <c>*</c> stands for any one segment.</param>
    /// <param name="why">Why it changes nothing.</param>
    /// <exception cref="ArgumentException">The path does not begin with a slash, or no reason is given.</exception>
    public WriteGateHttpOptions ReadsByPost(string path, string why)
    {
        reads.Add(new DeclaredRead(path, why));
        return this;
    }

    /// <summary>Whether a request goes to the system behind.</summary>
    internal bool IsOurs(Uri uri) => Hosts.Contains(uri.Authority, StringComparer.OrdinalIgnoreCase);

    internal bool IsReadByPost(Uri uri) => IsOurs(uri) && reads.Exists(read => read.Matches(uri.AbsolutePath));

    /// <exception cref="ArgumentException">An option is wrong.</exception>
    internal void Check(string client)
    {
        if (Hosts.Count == 0)
        {
            throw new ArgumentException($"The client \"{client}\" names no host. Add the host of the system behind to {nameof(Hosts)}, such as \"api.example.com\".");
        }

        foreach (string host in Hosts)
        {
            if (!Uri.TryCreate($"https://{host}", UriKind.Absolute, out Uri? uri) || !uri.Authority.Equals(host, StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"The client \"{client}\" names the host \"{host}\" in {nameof(Hosts)}; write it as \"api.example.com\" or \"api.example.com:8443\", without scheme and path."));
            }
        }

        ArgumentException.ThrowIfNullOrWhiteSpace(KeyHeader);
    }
}
