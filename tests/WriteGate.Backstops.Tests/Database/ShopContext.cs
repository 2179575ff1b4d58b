using Microsoft.EntityFrameworkCore;

namespace WriteGate.Backstops.Tests.Database;

/// <summary>A shop's database.</summary>
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}
