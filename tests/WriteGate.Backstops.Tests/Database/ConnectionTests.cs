using System.Data.Common;

using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace WriteGate.Backstops.Tests.Database;

/// <summary>Whose credentials a connection is opened with.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task R17_what_goes_around_the_context_meets_a_connection_that_cannot_write()
    {
        await using ShopGate gate = new(directory => new TenantFiles(directory, _ => "shop"));
        gate.Shop.Reading = DeleteByHandAsync;
        await gate.GetAsync();
        SqliteException refused = await Assert.ThrowsAsync<SqliteException>(() => gate.OutsideAsync(DeleteByHandAsync));

        Assert.Contains("readonly", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["O-1"], gate.Ids());
        Assert.IsType<GateResult.Applied>(await gate.PlaceAsync());
        Assert.Equal(["O-1", "O-2"], gate.Ids());
    }

    [Fact]
    public async Task R17_writes_of_two_tenants_side_by_side_go_to_their_own_databases()
    {
        await using ShopGate gate = new(directory => new TenantFiles(directory, tenant => tenant));
        gate.Create("acme");
        gate.Create("globex");
        GateResult[] results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => gate.PlaceAsync($"{(i % 2 == 0 ? "A" : "G")}-{i}", i % 2 == 0 ? "acme" : "globex")));

        Assert.All(results, result => Assert.IsType<GateResult.Applied>(result));
        Assert.Equal(["A-0", "A-2", "A-4", "A-6", "O-1"], gate.Ids("acme"));
        Assert.Equal(["G-1", "G-3", "G-5", "G-7", "O-1"], gate.Ids("globex"));
    }

    [Fact]
    public async Task R17_without_a_connection_string_of_its_own_a_scope_gets_no_connection_not_even_the_last_one()
    {
        await using ShopGate gate = new(directory => new TenantFiles(directory, tenant => tenant == "acme" ? "shop" : null));
        Assert.IsType<GateResult.Applied>(await gate.PlaceAsync());

        Assert.IsType<GateResult.Failed>(await gate.PlaceAsync("O-3", "globex"));
        gate.Shop.Reading = context => context.Orders.CountAsync();
        Assert.IsType<GateResult.Failed>(await gate.GetAsync("globex"));
        Assert.Equal(["O-1", "O-2"], gate.Ids());
    }

    private static async Task DeleteByHandAsync(ShopContext context)
    {
        await context.Database.OpenConnectionAsync();
        await using DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "DELETE FROM Orders";
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A file a tenant, read-only unless a permit is held.</summary>
    private sealed class TenantFiles(string directory, Func<string, string?> fileOf) : ICredentialSource
    {
        public async ValueTask<Credential?> FindAsync(CredentialScope scope, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return fileOf(scope.Tenant ?? "shop") is { } file
                ? Credential.ConnectionString($"Data Source={Path.Combine(directory, file + ".db")};Mode={(scope.ForWriting ? "ReadWrite" : "ReadOnly")}")
                : null;
        }
    }
}
