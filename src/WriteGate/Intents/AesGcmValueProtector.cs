using System.Security.Cryptography;

namespace WriteGate.Intents;

/// <summary>AES-256-GCM under one key: version byte, 12-byte nonce, 16-byte tag, ciphertext.</summary>
internal sealed class AesGcmValueProtector : IValueProtector, IDisposable
{
    private const byte Version = 1;
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private const int Overhead = 1 + NonceSize + TagSize;

    private readonly AesGcm aes;

    public AesGcmValueProtector(string base64Key) => aes = new AesGcm(Convert.FromBase64String(base64Key), TagSize);

    public byte[] Protect(ReadOnlySpan<byte> plain)
    {
        byte[] result = new byte[Overhead + plain.Length];
        result[0] = Version;
        Span<byte> nonce = result.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, plain, result.AsSpan(Overhead), result.AsSpan(1 + NonceSize, TagSize));
        return result;
    }

    public byte[] Unprotect(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < Overhead || sealedBytes[0] != Version)
        {
            throw new CryptographicException("A stored value is not encrypted as this version of the gate does it.");
        }

        byte[] plain = new byte[sealedBytes.Length - Overhead];
        aes.Decrypt(sealedBytes.Slice(1, NonceSize), sealedBytes[Overhead..], sealedBytes.Slice(1 + NonceSize, TagSize), plain);
        return plain;
    }

    public void Dispose() => aes.Dispose();
}
