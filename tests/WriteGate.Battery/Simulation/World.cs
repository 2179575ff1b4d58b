using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Battery;

/// <summary>
/// One history of machines, agents, a worker and a person over one store and one bank, in one thread, chosen by a seed: who
/// goes on, what fails, whose clock jumps, which machine dies. In the end everything works, and the model is asked.
/// </summary>
internal sealed class World
{
    private const int MostTurns = 5_000;
    private static readonly TimeSpan LongerThanALease = TimeSpan.FromMinutes(10);
    private static readonly string[] Records = ["a", "b", "l", "p", "q"];

    private readonly SeededChooser chooser;
    private readonly Stage stage;
    private readonly SimulatedTime time = new(SimulatedTime.Start);
    private readonly MemoryStore memory;
    private readonly StagedStore store;
    private readonly StagedBank bank;
    private readonly List<Machine> machines = [];
    private int made;

    public World(int seed)
    {
        chooser = new(seed);
        stage = new(chooser, waits: false);
        memory = new(() => time.Now);
        store = new(memory, stage, chooser);
        bank = new(stage, chooser, Model);
    }

    public ReferenceModel Model { get; } = new();

    public async Task RunAsync()
    {
        int faults = chooser.Choose(4) * 5;
        (store.Faults, bank.Faults) = (faults / 2, faults);
        for (int count = 1 + chooser.Choose(2); count > 0; count--)
        {
            StartMachine();
        }

        for (int turn = 0; turn < MostTurns && await TurnAsync(); turn++)
        {
            if (faults > 0 && chooser.Happens(1))
            {
                Disturb();
            }
        }

        await HealAsync();
    }

    // Somebody goes on; when nobody can, time does.
    private async Task<bool> TurnAsync() => await stage.TurnAsync() || time.AdvanceToNext();

    private void StartMachine()
    {
        Machine machine = new(++made, time, bank, store, Model);
        machines.Add(machine);
        for (int agents = 1 + chooser.Choose(3); agents > 0; agents--)
        {
            stage.Enter(machine.Number, () => AgentAsync(machine, calls: 1 + chooser.Choose(4)));
        }

        stage.Enter(machine.Number, () => TryAsync(() => machine.DecideAsync(chooser)));
        stage.Enter(machine.Number, () => TryAsync(machine.WorkAsync));
    }

    private async Task AgentAsync(Machine machine, int calls)
    {
        for (; calls > 0; calls--)
        {
            string record = Records[chooser.Choose(Records.Length)];
            // Mostly the same again, as agents do.
            await machine.CallAsync(record, IsPayment(record) ? 0 : chooser.Happens(15) ? 6 : 5);
        }
    }

    private void Disturb()
    {
        Machine machine = machines[chooser.Choose(machines.Count)];
        switch (chooser.Choose(3))
        {
            case 0:
                machine.Jump(chooser);
                return;
            case 1:
                // Whoever is on the move finds that his lease has ended meanwhile.
                Model.Note("everything stands still for long");
                time.Advance(LongerThanALease);
                return;
        }

        Model.Note($"machine {machine.Number} dies");
        stage.Die(machine.Number);
        machine.Clock.IsDead = true;
        machines.Remove(machine);
        if (machines.Count == 0)
        {
            StartMachine();
        }
    }

    private async Task HealAsync()
    {
        (store.Faults, bank.Faults) = (0, 0);
        Machine last = new(++made, time, bank, store, Model);
        // The second pass finds what the first sent again and was interrupted in time by nobody.
        for (int pass = 0; pass < 3; pass++)
        {
            time.Advance(LongerThanALease);
            stage.Enter(last.Number, last.WorkAsync);
            while (await TurnAsync())
            {
            }
        }

        Model.Note("all is well again");
        foreach (string record in Records)
        {
            stage.Enter(last.Number, () => last.CallAsync(record, IsPayment(record) ? 0 : 5));
            while (await TurnAsync())
            {
            }
        }

        List<JournalRow> journal = [];
        await foreach (JournalRow row in memory.ReadJournalAsync(new(), default))
        {
            journal.Add(row);
        }

        Model.Ended(await memory.ListAsync(new() { Limit = int.MaxValue }, default), journal);
        Model.Unexpected([.. stage.Faults]);
    }

    private static bool IsPayment(string record) => record is "p" or "q";

    // A worker and a person meet a store that is out of reach as an exception, and come again another time.
    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (StoreUnavailableException)
        {
        }
    }
}
