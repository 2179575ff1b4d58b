using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>What of a write a value becomes.</summary>
internal enum Slot
{
    /// <summary>What is written, or where to.</summary>
    Payload,

    /// <summary>What the system behind tells two writes apart by.</summary>
    Key,

    /// <summary>The client or command that the write is made with: what it holds counts, not which one it is.</summary>
    Receiver,
}

/// <summary>One reason why two attempts of a write differ.</summary>
/// <param name="Operation">The operation that makes the difference.</param>
/// <param name="Source">What gives another value each time; none where a value is assigned between attempts.</param>
/// <param name="Slot">Whether it reaches the key alone, or the payload or target.</param>
/// <param name="Name">What differs, as a message names it.</param>
internal sealed record Mutation(IOperation Operation, FreshSource Source, Slot Slot, string Name);
