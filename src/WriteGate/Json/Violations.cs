using System.Collections;

namespace WriteGate.Json;

/// <summary>All violations of one document. The first <see cref="Capacity"/> are kept; <see cref="TotalCount"/> counts the others too.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class Violations : IReadOnlyList<Violation>
{
    /// <summary>How many are kept: more would help no model, and a hostile document could have a million.</summary>
    public const int Capacity = 64;

    // Both stay null on the good way.
    private List<Entry>? kept;
    private HashSet<string>? codes;

    /// <summary>How many were kept.</summary>
    public int Count => kept?.Count ?? 0;

    /// <summary>How many there were.</summary>
    public int TotalCount { get; private set; }

    /// <summary>Whether there is one.</summary>
    public bool Any => TotalCount > 0;

    /// <summary>Whether a further one is only counted; nobody need word it then.</summary>
    internal bool IsFull => Count == Capacity;

    /// <summary>Codes and places, for where no value may stand.</summary>
    internal string WithoutValues => string.Join("; ", this.Select(violation => $"{violation.Code} at {PlaceOf(violation)}"));

    /// <summary>Places and messages, for whoever sent it.</summary>
    internal string InFull => string.Join("; ", this.Select(violation => $"{PlaceOf(violation)}: {violation.Message}"));

    /// <summary>One of those kept, in the order in which they were found.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none at <paramref name="index"/>.</exception>
    public Violation this[int index] => kept is null
        ? throw new ArgumentOutOfRangeException(nameof(index))
        : kept[index].Violation;

    /// <summary>Adds a violation at a known place.</summary>
    /// <param name="code">One of <see cref="ViolationCode"/>.</param>
    /// <param name="path">A JSON Pointer.</param>
    /// <param name="message">What was expected and what was found.</param>
    public void Add(string code, string path, string message) => Add(new Entry(new Violation(code, path, message), Entry.Located, null));

    /// <summary>Whether there was one of a kind, kept or not.</summary>
    public bool Has(string code) => codes?.Contains(code) ?? false;

    /// <inheritdoc/>
    public IEnumerator<Violation> GetEnumerator() => (kept ?? []).Select(entry => entry.Violation).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds a violation whose path is found later, by <see cref="Locate"/>.</summary>
    /// <param name="code">One of <see cref="ViolationCode"/>.</param>
    /// <param name="offset">Where its token starts.</param>
    /// <param name="member">A member of the object that starts, ends or surrounds the token there; null for the token itself.</param>
    /// <param name="message">What was expected and what was found.</param>
    internal void AddAt(string code, int offset, string? member, string message)
        => Add(new Entry(new Violation(code, string.Empty, message), offset, member));

    /// <summary>Counts a violation that is not kept.</summary>
    internal void Counted(string code)
    {
        TotalCount++;
        (codes ??= new(StringComparer.Ordinal)).Add(code);
    }

    /// <summary>Finds the paths of all violations added by <see cref="AddAt"/> since the last call.</summary>
    internal void Locate(ReadOnlySpan<byte> utf8)
    {
        if (kept is null)
        {
            return;
        }

        int[] pending = [.. Enumerable.Range(0, kept.Count).Where(i => kept[i].Offset != Entry.Located).OrderBy(i => kept[i].Offset)];
        PointerFinder finder = new(utf8);
        foreach (int i in pending)
        {
            Entry entry = kept[i];
            kept[i] = new Entry(entry.Violation with { Path = finder.Find(entry.Offset, entry.Member) }, Entry.Located, null);
        }
    }

    // The root has an empty pointer.
    private static string PlaceOf(Violation violation) => violation.Path.Length == 0 ? "/" : violation.Path;

    private void Add(Entry entry)
    {
        Counted(entry.Violation.Code);
        if (!IsFull)
        {
            (kept ??= []).Add(entry);
        }
    }

    private readonly record struct Entry(Violation Violation, int Offset, string? Member)
    {
        public const int Located = -1;
    }
}
