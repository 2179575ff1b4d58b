namespace WriteGate.Backstops.Tests.Database;

/// <summary>What a test has the tools do with their context.</summary>
public sealed class Shop
{
    /// <summary>The raw write; by default it adds an order.</summary>
    public Func<ShopContext, WritePermit, Task> Writing { get; set; } = async (context, permit) =>
    {
        context.Add(new Order { Id = permit.RecordId! });
        await context.SaveChangesAsync();
    };

    public Func<ShopContext, Task> Reading { get; set; } = _ => Task.CompletedTask;
}
