namespace WriteGate;

/// <summary>
/// Hands out what a client proves itself with, apart by tenant, workflow and resource, and apart for reading and writing.
/// The host registers one; it is asked before every request or connection and keeps what may be kept.
/// </summary>
public interface ICredentialSource
{
    /// <summary>The credential for a scope.</summary>
    /// <returns>Null when there is none: a read then goes without, a write is refused.</returns>
    ValueTask<Credential?> FindAsync(CredentialScope scope, CancellationToken cancellationToken);
}
