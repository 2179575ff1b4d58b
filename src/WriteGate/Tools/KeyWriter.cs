using System.Security.Cryptography;
using System.Text;

using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>
/// Writes the parts of an idempotency key, <c>tenant/tool/part/part</c>. Short scalars stay readable; what is long or
/// structured is written as its SHA-256. No two lists of parts give the same text.
/// </summary>
public sealed class KeyWriter : IDisposable
{
    // Stripe and the IETF draft on the Idempotency-Key header allow 255 characters.
    private const int LongestKey = 255;
    private const int LongestReadablePart = 64;

    private readonly StringBuilder text = new();
    private readonly CanonicalJsonWriter part = CanonicalJsonWriter.Rent();

    private readonly int prefix;

    internal KeyWriter(string tenant, string tool)
    {
        Escape(Encoding.UTF8.GetBytes(tenant));
        text.Append('/');
        Escape(Encoding.UTF8.GetBytes(tool));
        prefix = text.Length;
    }

    /// <summary>A key of parts that are texts.</summary>
    internal static string Of(string tenant, string tool, params ReadOnlySpan<string> parts)
    {
        using KeyWriter key = new(tenant, tool);
        foreach (string text in parts)
        {
            key.BeginPart().String(text);
            key.EndPart();
        }

        return key.ToString();
    }

    /// <summary>Starts a part. Its value is written as canonical JSON to what this returns, and ended with <see cref="EndPart"/>.</summary>
    public CanonicalJsonWriter BeginPart()
    {
        part.Reset();
        return part;
    }

    /// <summary>Ends a part.</summary>
    public void EndPart()
    {
        ReadOnlySpan<byte> json = part.WrittenSpan;
        text.Append('/');
        if (json.Length > LongestReadablePart || json[0] is (byte)'{' or (byte)'[')
        {
            // '#' is escaped in readable parts, so a value can never look like a hash.
            text.Append('#').Append(Convert.ToHexStringLower(part.Sha256()));
        }
        else if (json[0] == '"')
        {
            // Quotes are dropped: the type of a part is fixed by its place, and null, the one other type, is escaped apart.
            Escape(json[1..^1]);
        }
        else
        {
            text.Append(json.SequenceEqual("null"u8) ? "~" : Encoding.UTF8.GetString(json));
        }
    }

    /// <summary>The key; one too long for an <c>Idempotency-Key</c> header keeps tenant and tool and hashes the rest.</summary>
    public override string ToString()
    {
        if (text.Length <= LongestKey)
        {
            return text.ToString();
        }

        string parts = text.ToString(prefix, text.Length - prefix);
        return $"{text.ToString(0, prefix)}/#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)))}";
    }

    /// <summary>
    /// The key under which the same call is kept when it is held because of its text. It is made of the body's hash alone, because a
    /// readable part could be what was found. No part of 64 hexadecimal digits is ever readable, so no other key looks like it.
    /// </summary>
    internal string Held(string bodyHash) => $"{text.ToString(0, prefix)}/held/{bodyHash}";

    /// <summary>Gives its buffer back.</summary>
    public void Dispose() => part.Dispose();

    private void Escape(ReadOnlySpan<byte> utf8)
    {
        foreach (byte b in utf8)
        {
            char c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '@' or '+' or '=')
            {
                text.Append(c);
            }
            else
            {
                text.Append('%').Append(Convert.ToHexString([b]));
            }
        }
    }
}
