using System.Diagnostics.CodeAnalysis;

using WriteGate.Json;

namespace WriteGate;

/// <summary>What was read of a hand-off: the value, or everything that is wrong with it.</summary>
/// <typeparam name="T">The contract.</typeparam>
public sealed class HandOffResult<T>
    where T : class, IHandOff<T>
{
    internal HandOffResult(T? value, Violations violations) => (Value, Violations) = (value, violations);

    /// <summary>Whether it keeps its contract.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsValid => Value is not null;

    /// <summary>The value; null where it does not keep its contract.</summary>
    public T? Value { get; }

    /// <summary>Everything that is wrong, each with its place, worded so that a model can correct itself. Values of sensitive members are not in it.</summary>
    public Violations Violations { get; }

    /// <summary>What is wrong, for the model: one line a violation. Empty where nothing is.</summary>
    public string Message => IsValid ? "" : $"This is no valid {T.Contract.Name}. Correct every violation and send the whole document again.\n{HandOffText.Of(Violations)}";
}
