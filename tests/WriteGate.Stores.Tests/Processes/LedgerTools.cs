using System.ComponentModel.DataAnnotations;

using Npgsql;

namespace WriteGate.Stores.Tests;

/// <summary>Bookings in a table that takes the same one twice: whoever writes twice is seen.</summary>
[AgentTools("ledger")]
public sealed partial class LedgerTools(NpgsqlDataSource ledger)
{
    private readonly int largest = 100;

    /// <summary>Says the largest amount that can be booked.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public Task<int> LargestAmountAsync() => Task.FromResult(largest);

    /// <summary>Books an amount.</summary>
    [WriteTier(WriteTier.Autonomous)]
    [ReversedBy(nameof(UnbookAsync))]
    [IdempotentBy(nameof(reference))]
    private Task BookAsync([StringLength(40, MinimumLength = 1)] string reference, [Range(1, 100)] int amount, WritePermit permit)
    {
        permit.Demand("ledger_book");
        return ExecuteAsync("INSERT INTO bookings (reference, amount) VALUES ($1, $2)", reference, amount);
    }

    /// <summary>Books an amount that a person has to approve.</summary>
    [WriteTier(WriteTier.Reviewed)]
    [ReversedBy(nameof(UnpayAsync))]
    [IdempotentBy(nameof(reference))]
    private Task PayAsync([StringLength(40, MinimumLength = 1)] string reference, WritePermit permit)
    {
        permit.Demand("ledger_pay");
        return ExecuteAsync("INSERT INTO bookings (reference, amount) VALUES ($1, 1)", reference);
    }

    private Task UnpayAsync(string reference, WritePermit permit)
    {
        permit.Demand("ledger_pay");
        return ExecuteAsync("DELETE FROM bookings WHERE reference = $1", reference);
    }

    private Task UnbookAsync(string reference, WritePermit permit)
    {
        permit.Demand("ledger_book");
        return ExecuteAsync("DELETE FROM bookings WHERE reference = $1", reference);
    }

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        await using NpgsqlCommand command = ledger.CreateCommand(sql);
        foreach (object value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }
}
