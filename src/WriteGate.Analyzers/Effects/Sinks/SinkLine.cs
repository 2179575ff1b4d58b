using System.Collections.Immutable;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>One line of a sinks file: members by documentation id, with wildcards, and what they do.</summary>
/// <param name="Sign">Write or read.</param>
/// <param name="Type">The dotted type, arity left out; it stands for the types that derive from it, too.</param>
/// <param name="Member">The member's name; <c>#ctor</c> for constructors.</param>
/// <param name="Parameters">The parameter list as documentation ids write it, without parentheses; <c>*</c> for any.</param>
/// <param name="Traits">How it writes.</param>
/// <param name="ByName">Whether the verb in the member's name decides: <c>Get…</c> reads, <c>Delete…</c> writes, else unknown.</param>
/// <param name="ByMode">Whether an argument such as <c>FileMode.Open</c> makes it a read.</param>
/// <param name="IsExtension">Whether it is called on its first argument.</param>
/// <param name="Evidence">The arguments that tell more.</param>
internal sealed record SinkLine(
    SinkSign Sign, Glob Type, Glob Member, Glob Parameters, EffectTraits Traits,
    bool ByName, bool ByMode, bool IsExtension, ImmutableDictionary<SinkEvidence, ArgumentPlace> Evidence)
{
    /// <summary>Whether the line names something of the type, not only its namespace.</summary>
    public bool NamesType => !Type.Text.EndsWith(".*", StringComparison.Ordinal);

    /// <summary>Whether it speaks of every member of its type.</summary>
    public bool IsCatchAll => Member.Text == "*";

    /// <summary>How narrow the line is: of two that match, the narrower one holds.</summary>
    public int Precision { get; } = (Type.Precision * 4) + (Member.Precision * 2) + Parameters.Precision;
}
