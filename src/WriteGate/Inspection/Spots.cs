namespace WriteGate.Inspection;

/// <summary>Where in one text something was found.</summary>
internal readonly record struct Spot(FindingKind Kind, string What, int Start, int End);

/// <summary>What the detectors found in one text: the first few of each kind. Allocates nothing while there is nothing.</summary>
internal ref struct Spots
{
    private const int MostOfAKind = 5;

    private List<Spot>? list;

    public readonly IReadOnlyList<Spot> All => list ?? (IReadOnlyList<Spot>)[];

    public void Add(FindingKind kind, string what, int start, int end)
    {
        list ??= [];
        int same = 0;
        foreach (Spot spot in list)
        {
            same += spot.Kind == kind ? 1 : 0;
        }

        if (same < MostOfAKind)
        {
            list.Add(new(kind, what, start, end));
        }
    }
}
