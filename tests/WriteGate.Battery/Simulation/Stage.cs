namespace WriteGate.Battery;

/// <summary>Where actors go one step at a time, in the order that a chooser chooses. Only one is on the move at once.</summary>
/// <param name="chooser">Chooses.</param>
/// <param name="waits">Whether actors come to rest on other threads, and are waited for; else everything happens in the thread that made the stage.</param>
internal sealed class Stage(IChooser chooser, bool waits)
{
    private static readonly AsyncLocal<Actor?> Current = new();

    private readonly int thread = Environment.CurrentManagedThreadId;
    private readonly Lock gate = new();
    private readonly List<(Actor Actor, TaskCompletionSource Go)> waiting = [];
    private readonly List<Exception> faults = [];
    private TaskCompletionSource quiet = new();
    private int actors;
    private int moving;

    /// <summary>What ended actors before their time.</summary>
    public IReadOnlyList<Exception> Faults => faults;

    /// <summary>Lets an actor play; its first step is chosen like any other.</summary>
    /// <param name="machine">The machine it dies with.</param>
    /// <param name="play">What it does.</param>
    public void Enter(int machine, Func<Task> play)
    {
        lock (gate)
        {
            moving++;
        }

        _ = PlayAsync(new(++actors, machine), play);
    }

    /// <summary>Waits for the actor's turn.</summary>
    public Task StepAsync()
    {
        TaskCompletionSource go = new();
        lock (gate)
        {
            if (!waits && Environment.CurrentManagedThreadId != thread)
            {
                // Two threads at once have no order that a seed could tell again.
                faults.Add(new InvalidOperationException($"An actor went on beside the others, in a thread that nobody chose: {Environment.StackTrace}"));
            }

            waiting.Add((Current.Value!, go));
            Stopped();
        }

        return go.Task;
    }

    /// <summary>Lets one of those that wait go on to its next step.</summary>
    /// <returns>False when none waits.</returns>
    public async Task<bool> TurnAsync()
    {
        TaskCompletionSource go;
        lock (gate)
        {
            if (waiting.Count == 0)
            {
                return false;
            }

            waiting.Sort((one, other) => one.Actor.Number - other.Actor.Number);
            int chosen = chooser.Choose(waiting.Count);
            go = waiting[chosen].Go;
            waiting.RemoveAt(chosen);
            moving++;
            quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        // Where nothing waits for the world outside, all that follows runs in here, up to the next step.
        go.SetResult();
        if (waits)
        {
            await quiet.Task;
        }

        return true;
    }

    /// <summary>The actors of a machine never go on.</summary>
    public void Die(int machine) => waiting.RemoveAll(each => each.Actor.Machine == machine);

    private async Task PlayAsync(Actor actor, Func<Task> play)
    {
        Current.Value = actor;
        await StepAsync();
        try
        {
            await play();
        }
        catch (Exception fault)
        {
            lock (gate)
            {
                faults.Add(fault);
            }
        }

        lock (gate)
        {
            Stopped();
        }
    }

    private void Stopped()
    {
        if (--moving == 0)
        {
            quiet.TrySetResult();
        }
    }

    private sealed record Actor(int Number, int Machine);
}
