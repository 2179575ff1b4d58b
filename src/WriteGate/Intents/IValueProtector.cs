namespace WriteGate.Intents;

/// <summary>Encrypts what is stored of sensitive fields. Register another one to use a key vault.</summary>
public interface IValueProtector
{
    /// <summary>Encrypts.</summary>
    byte[] Protect(ReadOnlySpan<byte> plain);

    /// <summary>Decrypts and authenticates.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or encrypted under another key.</exception>
    byte[] Unprotect(ReadOnlySpan<byte> sealedBytes);
}
