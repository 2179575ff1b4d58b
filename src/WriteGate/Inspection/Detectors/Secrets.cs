using System.Buffers;

namespace WriteGate.Inspection.Detectors;

/// <summary>Keys and tokens that name their issuer by their first characters, private keys in PEM (RFC 7468), and JSON web tokens (RFC 7519).</summary>
internal static class Secrets
{
    private const string PrivateKeyEnd = "PRIVATE KEY-----";
    private const int LongestLabel = 40;
    private const int FewestDistinct = 8;

    // The prefix, how many characters follow at least, and whose it is.
    private static readonly (string Prefix, int Follows, string What)[] Issuers =
    [
        ("AKIA", 16, "an AWS access key"), ("ASIA", 16, "an AWS access key"), ("AIza", 35, "a Google API key"), ("ya29.", 20, "a Google token"),
        ("ghp_", 36, "a GitHub token"), ("gho_", 36, "a GitHub token"), ("ghu_", 36, "a GitHub token"), ("ghs_", 36, "a GitHub token"),
        ("ghr_", 36, "a GitHub token"), ("github_pat_", 22, "a GitHub token"), ("glpat-", 20, "a GitLab token"),
        ("xoxb-", 20, "a Slack token"), ("xoxp-", 20, "a Slack token"), ("xoxa-", 20, "a Slack token"), ("xoxs-", 20, "a Slack token"), ("xapp-", 20, "a Slack token"),
        ("sk_live_", 16, "a Stripe key"), ("sk_test_", 16, "a Stripe key"), ("rk_live_", 16, "a Stripe key"), ("whsec_", 24, "a webhook secret"),
        ("sk-ant-", 24, "an Anthropic key"), ("sk-proj-", 24, "an OpenAI key"), ("sk-", 32, "an OpenAI key"), ("hf_", 30, "a Hugging Face token"),
        ("npm_", 36, "an npm token"), ("pypi-", 50, "a PyPI token"), ("SG.", 40, "a SendGrid key"), ("shpat_", 32, "a Shopify token"),
        ("dop_v1_", 60, "a DigitalOcean token"), ("eyJ", 30, "a JSON web token"),
    ];

    private static readonly SearchValues<string> Prefixes = SearchValues.Create([.. Issuers.Select(issuer => issuer.Prefix), "-----BEGIN "], StringComparison.Ordinal);

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.");

    public static void Find(ReadOnlySpan<char> text, ref Spots spots)
    {
        int from = 0;
        while (text[from..].IndexOfAny(Prefixes) is var at and >= 0)
        {
            int start = from + at;
            int end = text[start] == '-' ? PrivateKey(text, start) : start == 0 || !TokenCharacters.Contains(text[start - 1]) ? Token(text, start, ref spots) : start + 1;
            if (text[start] == '-' && end > start + 1)
            {
                spots.Add(FindingKind.Secret, "a private key", start, end);
            }

            from = end;
        }
    }

    private static int PrivateKey(ReadOnlySpan<char> text, int start)
    {
        int end = text[start..Math.Min(text.Length, start + LongestLabel)].IndexOf(PrivateKeyEnd);
        return end < 0 ? start + 1 : start + end + PrivateKeyEnd.Length;
    }

    // Returns where to go on: behind the token, which no other can begin within.
    private static int Token(ReadOnlySpan<char> text, int start, ref Spots spots)
    {
        int length = text[start..].IndexOfAnyExcept(TokenCharacters);
        int end = length < 0 ? text.Length : start + length;
        ReadOnlySpan<char> token = text[start..end].TrimEnd('.');
        foreach ((string prefix, int follows, string what) in Issuers)
        {
            if (token.StartsWith(prefix) && token.Length >= prefix.Length + follows && IsRandom(token[prefix.Length..])
                && (prefix != "eyJ" || IsWebToken(token)))
            {
                spots.Add(FindingKind.Secret, what, start, start + token.Length);
                break;
            }
        }

        return Math.Max(end, start + 1);
    }

    // Header, claims and signature; header and claims begin with {".
    private static bool IsWebToken(ReadOnlySpan<char> token)
    {
        int first = token.IndexOf('.');
        return first > 0 && token[(first + 1)..].StartsWith("eyJ") && token.Count('.') == 2;
    }

    // A run of x or a name is what documentation shows in place of a key.
    private static bool IsRandom(ReadOnlySpan<char> text)
    {
        UInt128 seen = 0;
        foreach (char c in text)
        {
            seen |= UInt128.One << c;
        }

        return UInt128.PopCount(seen) >= FewestDistinct && text.ContainsAnyInRange('0', '9');
    }
}
