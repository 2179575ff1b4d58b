namespace WriteGate.Telemetry;

/// <summary>Where alerts are posted to, and how.</summary>
public sealed class AlertWebhookOptions
{
    /// <summary>The address: https, or http on the own machine.</summary>
    public required Uri Url { get; init; }

    /// <summary>What deliveries are signed with: 24 to 64 bytes in base64, with or without the prefix <c>whsec_</c>.</summary>
    public required string Secret { get; init; }

    /// <summary>How long one attempt may take. Default: 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The base of the exponential back-off between the three attempts. Default: 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentException">The address or the secret cannot be used.</exception>
    internal byte[] RequireSecret()
    {
        if (!Url.IsAbsoluteUri || !(Url.Scheme == Uri.UriSchemeHttps || (Url.Scheme == Uri.UriSchemeHttp && Url.IsLoopback)))
        {
            throw new ArgumentException($"The webhook's address must be https, or http on the own machine; \"{Url}\" is neither.");
        }

        const string Prefix = "whsec_";
        string text = Secret.StartsWith(Prefix, StringComparison.Ordinal) ? Secret[Prefix.Length..] : Secret;
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) && length is >= 24 and <= 64
            ? bytes[..length]
            : throw new ArgumentException("The webhook's secret must be 24 to 64 bytes in base64.");
    }
}
