using WriteGate.Intents;
using WriteGate.PostgreSql;
using WriteGate.Sqlite;

namespace WriteGate.Battery;

/// <summary>The process that is killed: <c>victim store-place bank-folder act place key</c>.</summary>
internal static class Victim
{
    public static async Task<int> RunAsync(string storePlace, string bankFolder, string act, string place, string key)
    {
        CrashSite site = new(place);
        CrashingStore store = new(StoreAt(storePlace), site);
        await using BankGate gate = new(new FileBank(bankFolder, site), store, store);
        Console.WriteLine(await Acts.PlayAsync(gate, act, key));
        Console.Out.Flush();
        site.Reached("the answer");
        return 0;
    }

    /// <summary>The store at a place as another process is told it.</summary>
    public static IGateStore StoreAt(string place) => PostgreSqlPlace.IsMeantBy(place)
        ? new PostgreSqlGateStore(PostgreSqlPlace.OptionsOf(place), TimeProvider.System)
        : new SqliteGateStore(new() { Path = place }, TimeProvider.System);
}
