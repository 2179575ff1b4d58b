using System.Diagnostics.CodeAnalysis;

namespace WriteGate;

/// <summary>What a patch does with one field: keep, set or clear. The default keeps.</summary>
/// <typeparam name="T">The field's type, without nullability.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "The three changes of a type are named by it: Change<DateOnly>.Clear.")]
public readonly struct Change<T> : IEquatable<Change<T>>
{
    private readonly T? value;

    private Change(ChangeKind kind, T? value)
    {
        Kind = kind;
        this.value = value;
    }

    /// <summary>Leaves the field as it is.</summary>
    public static Change<T> Keep => default;

    /// <summary>Empties the field.</summary>
    public static Change<T> Clear => new(ChangeKind.Clear, default);

    /// <summary>Which of the three it is.</summary>
    public ChangeKind Kind { get; }

    /// <summary>The new value.</summary>
    /// <exception cref="InvalidOperationException">The change is not <see cref="ChangeKind.Set"/>.</exception>
    public T Value => Kind == ChangeKind.Set
        ? value!
        : throw new InvalidOperationException($"A change of kind {Kind} has no value; look at Kind first.");

    /// <summary>Gives the field a value.</summary>
    /// <param name="value">The value; not null: emptying is <see cref="Clear"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    public static Change<T> Set(T value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value), "To empty a field use Change<T>.Clear.");
        }

        return new(ChangeKind.Set, value);
    }

    /// <summary>The same as <see cref="Set"/>.</summary>
    /// <param name="value">The value; not null.</param>
    public static implicit operator Change<T>(T value) => Set(value);

    /// <summary>Whether two changes do the same.</summary>
    public static bool operator ==(Change<T> left, Change<T> right) => left.Equals(right);

    /// <summary>Whether two changes differ.</summary>
    public static bool operator !=(Change<T> left, Change<T> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Change<T> other) => Kind == other.Kind && EqualityComparer<T?>.Default.Equals(value, other.value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Change<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, value);

    /// <inheritdoc/>
    public override string ToString() => Kind == ChangeKind.Set ? $"Set({value})" : Kind.ToString();
}
