using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Surface;

/// <summary>
/// One line of the lock file: something through which an agent may write, and the facts that decide how freely. What the
/// generator puts into the assembly and what the rules compare are the same entries.
/// </summary>
/// <param name="Kind">What it is: one of the constants here.</param>
/// <param name="Name">Its name among its kind.</param>
internal sealed record SurfaceEntry(string Kind, string Name)
{
    public const string Tool = "tool";
    public const string Argument = "argument";
    public const string Field = "field";
    public const string DeclaredRead = "read";

    /// <summary>In the order in which they are written; only those that say something.</summary>
    public EquatableArray<SurfaceFact> Facts { get; init; }

    /// <summary>The value of a fact; null where the entry says nothing of it.</summary>
    public string? this[string fact]
    {
        get
        {
            foreach (SurfaceFact known in Facts)
            {
                if (known.Name == fact)
                {
                    return known.Value;
                }
            }

            return null;
        }
    }

    /// <summary>The line: <c>{ "field": "crm.deal.stage", "tier": "reviewed", … }</c>.</summary>
    public string ToLine()
    {
        IEnumerable<SurfaceFact> members = Facts.Prepend(new(Kind, Name));
        return $"{{ {string.Join(", ", members.Select(member => $"{JsonText.Of(member.Name)}: {JsonText.Of(member.Value)}"))} }}";
    }

    /// <summary>What a message calls it: <c>autonomous field 'crm.deal.nextStep'</c>.</summary>
    public string Title
        => $"{(this[SurfaceFact.Tier] is { } tier ? tier + " " : "")}{(Kind == DeclaredRead ? "declared read" : Kind)} '{Name}'";
}
