using Microsoft.EntityFrameworkCore;

namespace WriteGate.Backstops.Tests.Database;

/// <summary>What a database context sends with and without a permit, over a real SQLite file.</summary>
public sealed class DatabaseTests
{
    public static TheoryData<string, Func<ShopContext, Task>> Writes => new()
    {
        { "save", context => SaveAsync(context) },
        { "save synchronously", context => { context.Add(new Order { Id = "O-9" }); context.SaveChanges(); return Task.CompletedTask; } },
        { "remove", async context => { context.Remove(await context.Orders.SingleAsync()); await context.SaveChangesAsync(); } },
        { "bulk update", context => context.Orders.ExecuteUpdateAsync(set => set.SetProperty(order => order.Id, "O-9")) },
        { "bulk delete", context => context.Orders.Where(order => order.Id == "O-1").ExecuteDeleteAsync() },
        { "bulk delete synchronously", context => { context.Orders.ExecuteDelete(); return Task.CompletedTask; } },
        { "raw SQL", context => context.Database.ExecuteSqlRawAsync("DELETE FROM Orders") },
        { "raw SQL that returns", context => context.Database.SqlQueryRaw<string>("DELETE FROM Orders RETURNING Id AS Value").ToListAsync() },
        { "a second statement", context => context.Orders.FromSqlRaw("SELECT * FROM Orders; DELETE FROM Orders").ToListAsync() },
        { "a table", context => context.Database.ExecuteSqlRawAsync("DROP TABLE Orders") },
    };

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task R17_nothing_is_written_without_a_permit(string way, Func<ShopContext, Task> write)
    {
        await using ShopGate gate = new();
        WriteNotPermittedException refused = await Assert.ThrowsAsync<WriteNotPermittedException>(() => gate.OutsideAsync(write));
        gate.Shop.Reading = write;

        Assert.Contains("no gated write is carried out here", refused.Message, StringComparison.Ordinal);
        Assert.True(await gate.GetAsync() is GateResult.Failed, way);
        Assert.Equal(["O-1"], gate.Ids());
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task R17_under_a_permit_each_is_written(string way, Func<ShopContext, Task> write)
    {
        await using ShopGate gate = new();
        gate.Shop.Writing = (context, _) => write(context);

        Assert.True(await gate.PlaceAsync() is GateResult.Applied, way);
        if (way != "a table")
        {
            Assert.NotEqual(["O-1"], gate.Ids());
        }
    }

    [Fact]
    public async Task R17_reading_needs_no_permit()
    {
        await using ShopGate gate = new();
        string start = "100 %";
        await gate.OutsideAsync(async context =>
        {
            Assert.Equal(1, await context.Orders.CountAsync(order => order.Note.StartsWith(start) || EF.Functions.Like(order.Note, "a\\%", "\\")));
            Assert.Single(await context.Orders.FromSql($"SELECT * FROM Orders WHERE Id = {"O-1"}").ToListAsync());
            Assert.Equal(0, await context.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task R17_a_save_that_outlives_its_write_is_refused()
    {
        await using ShopGate gate = new();
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? escaped = null;
        gate.Shop.Writing = (_, _) =>
        {
            escaped = Task.Run(async () =>
            {
                await ended.Task;
                await gate.OutsideAsync(SaveAsync);
            });
            return Task.CompletedTask;
        };
        await gate.PlaceAsync();
        ended.SetResult();

        Assert.Contains("has ended", (await Assert.ThrowsAsync<WriteNotPermittedException>(() => escaped!)).Message, StringComparison.Ordinal);
        Assert.Equal(["O-1"], gate.Ids());
    }

    [Fact]
    public async Task A_refusal_names_the_context_and_what_it_would_save_and_no_value()
    {
        await using ShopGate gate = new();
        WriteNotPermittedException refused = await Assert.ThrowsAsync<WriteNotPermittedException>(() => gate.OutsideAsync(SaveAsync));
        Assert.StartsWith("Saving changes of Order by ShopContext was refused: ", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<WriteNotPermittedException>(() => gate.OutsideAsync(context => context.Database.ExecuteSqlRawAsync("DELETE FROM Orders WHERE Note = 'personal'")));
        Assert.StartsWith("A command of ShopContext (DELETE) was refused: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("personal", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permit_for_another_resource_opens_nothing()
    {
        await using ShopGate gate = new(configure: options => options.Resources.Add("crm.deal"));

        Assert.Contains("the permit is for shop.order", Assert.IsType<GateResult.Failed>(await gate.PlaceAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(["O-1"], gate.Ids());
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public async Task A_write_that_fails_after_a_part_of_it_was_written_is_unknown(string way, Func<ShopContext, Task> write)
    {
        await using ShopGate gate = new();
        gate.Shop.Writing = async (context, _) =>
        {
            await write(context);
            throw new WriteNotBegunException("the second part");
        };
        Assert.True(await gate.PlaceAsync() is GateResult.Unknown, way);
    }

    private static Task SaveAsync(ShopContext context)
    {
        context.Add(new Order { Id = "O-9" });
        return context.SaveChangesAsync();
    }
}
