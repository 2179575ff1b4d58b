namespace WriteGate.Battery;

/// <summary>Chooses what happens next.</summary>
internal interface IChooser
{
    /// <summary>One of so many.</summary>
    int Choose(int count);

    /// <summary>Whether something happens that happens so often in a hundred.</summary>
    bool Happens(int percent);
}

/// <summary>Chooses by a seed: the same seed, the same history.</summary>
internal sealed class SeededChooser(int seed) : IChooser
{
    private readonly Random random = new(seed);

    public int Choose(int count) => random.Next(count);

    public bool Happens(int percent) => random.Next(100) < percent;
}

/// <summary>Chooses every order there is, one after the other; nothing else happens.</summary>
internal sealed class EveryOrder : IChooser
{
    private readonly List<(int Chosen, int Count)> path = [];
    private int at;

    public int Choose(int count)
    {
        if (at == path.Count)
        {
            path.Add((0, count));
        }

        return path[at++].Chosen;
    }

    public bool Happens(int percent) => false;

    /// <summary>Goes on to the next order.</summary>
    /// <returns>False when there is none.</returns>
    public bool Next()
    {
        at = 0;
        while (path.Count > 0 && path[^1].Chosen + 1 == path[^1].Count)
        {
            path.RemoveAt(path.Count - 1);
        }

        if (path.Count == 0)
        {
            return false;
        }

        path[^1] = (path[^1].Chosen + 1, path[^1].Count);
        return true;
    }
}
