using System.Text;

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

using WriteGate.EntityFrameworkCore;
using WriteGate.Sqlite;

namespace WriteGate.Backstops.Tests.Database;

/// <summary>A gate over a shop's SQLite file, with the backstop below its context.</summary>
internal sealed class ShopGate : IAsyncDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("writegate-ef-").FullName;
    private readonly ServiceProvider services;

    public ShopGate(Func<string, ICredentialSource>? credentials = null, Action<WriteGateDbOptions>? configure = null)
    {
        ServiceCollection collection = new();
        collection.AddSingleton(Shop);
        collection.AddDbContext<ShopContext>(context => context.UseSqlite(ConnectionString()).AddWriteGate(credentials?.Invoke(directory), configure));
        collection.AddWriteGate(gate => gate
            .UseSqlite(Path.Combine(directory, "gate.db"))
            .AddTools<ShopTools>()
            .AddWorkflow("sales", workflow => workflow.Allow<ShopTools>())
            .Configure(options =>
            {
                options.LiveWrites = true;
                options.RetryDelay = TimeSpan.Zero;
            }));
        services = collection.BuildServiceProvider();
        Create("shop");
    }

    public Shop Shop { get; } = new();

    /// <summary>Makes a database with one order, by a context that no gate stands below of.</summary>
    public void Create(string name)
    {
        using ShopContext context = Ungated(name);
        context.Database.EnsureCreated();
        context.Add(new Order { Id = "O-1", Note = "100 %" });
        context.SaveChanges();
    }

    public IReadOnlyList<string> Ids(string name = "shop")
    {
        using ShopContext context = Ungated(name);
        return [.. context.Orders.Select(order => order.Id).OrderBy(id => id)];
    }

    /// <summary>Uses the gated context outside of any tool.</summary>
    public async Task OutsideAsync(Func<ShopContext, Task> use)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        await use(scope.ServiceProvider.GetRequiredService<ShopContext>());
    }

    public Task<GateResult> PlaceAsync(string orderId = "O-2", string tenant = "acme") => CallAsync("shop_place", orderId, tenant);

    public Task<GateResult> GetAsync(string tenant = "acme") => CallAsync("shop_get_order", "O-1", tenant);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
    }

    private string ConnectionString(string name = "shop") => $"Data Source={Path.Combine(directory, name + ".db")}";

    private ShopContext Ungated(string name) => new(new DbContextOptionsBuilder<ShopContext>().UseSqlite(ConnectionString(name)).Options);

    private Task<GateResult> CallAsync(string tool, string orderId, string tenant)
        => services.GetRequiredService<Gate>()
            .OpenRun(new RunOptions { Tenant = tenant, Workflow = "sales", Agent = "bot", Apply = true })
            .CallAsync(tool, Encoding.UTF8.GetBytes($$"""{"orderId":"{{orderId}}"}"""));
}
