using System.Security.Cryptography;
using System.Text;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>The fingerprint of a schema: what was reviewed is what runs.</summary>
internal static class SchemaHash
{
    private const string Digits = "0123456789abcdef";

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string Of(string schema)
    {
        using SHA256 sha = SHA256.Create();
        byte[] hash = sha.ComputeHash(Encoding.UTF8.GetBytes(schema));
        StringBuilder text = new(hash.Length * 2);
        foreach (byte b in hash)
        {
            text.Append(Digits[b >> 4]).Append(Digits[b & 15]);
        }

        return text.ToString();
    }
}
