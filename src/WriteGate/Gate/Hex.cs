using System.Security.Cryptography;

namespace WriteGate;

/// <summary>Hashes as lower-case hex.</summary>
internal static class Hex
{
    public static string Sha256(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }
}
