using System.Collections.Concurrent;

namespace WriteGate.Backstops.Tests.Http;

/// <summary>One token a tenant, workflow and access, such as <c>acme-support-write</c>; none for who is listed as without.</summary>
internal sealed class ScopedCredentials : ICredentialSource
{
    public ConcurrentQueue<CredentialScope> Asked { get; } = [];

    /// <summary>Scopes that get nothing.</summary>
    public Func<CredentialScope, bool> Without { get; set; } = _ => false;

    public static string Token(string tenant, string workflow, bool write) => $"Bearer secret-{tenant}-{workflow}-{(write ? "write" : "read")}";

    public async ValueTask<Credential?> FindAsync(CredentialScope scope, CancellationToken cancellationToken)
    {
        Asked.Enqueue(scope);
        // A real source asks a vault: it answers later and on another thread.
        await Task.Yield();
        return Without(scope) ? null : Credential.Bearer($"secret-{scope.Tenant}-{scope.Workflow}-{(scope.ForWriting ? "write" : "read")}");
    }
}
