using System.Data.Common;

using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WriteGate.EntityFrameworkCore;

/// <summary>Opens connections with the credential of the scope: the one that writes only while a permit is held.</summary>
internal sealed class GatedConnections(ICredentialSource credentials) : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        CredentialScope scope = Scope(eventData);
        connection.ConnectionString = Demand(scope, credentials.FindAsync(scope, CancellationToken.None).AsTask().GetAwaiter().GetResult());
        return result;
    }

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        CredentialScope scope = Scope(eventData);
        connection.ConnectionString = Demand(scope, await credentials.FindAsync(scope, cancellationToken).ConfigureAwait(false));
        return result;
    }

    private static CredentialScope Scope(ConnectionEventData eventData)
        => CredentialScope.Of(eventData.Context?.GetType().Name ?? "", GateScope.Current?.Permit is not null);

    // Going on without one would open the connection with the credential that it was opened with last.
    private static string Demand(CredentialScope scope, Credential? credential)
    {
        if (credential is { Header: null })
        {
            return credential.Reveal();
        }

        string why = $"There is no connection string to {(scope.ForWriting ? "write" : "read")} for {scope.Client}, tenant \"{scope.Tenant}\", workflow \"{scope.Workflow}\", resource \"{scope.Resource}\"; the credential source must answer with {nameof(Credential)}.{nameof(Credential.ConnectionString)}.";
        throw scope.ForWriting ? new WriteNotPermittedException(why) : new InvalidOperationException(why);
    }
}
