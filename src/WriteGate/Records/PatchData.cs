namespace WriteGate.Records;

/// <summary>What can be done with a <see cref="Patch{T}"/>.</summary>
public static class PatchData
{
    /// <summary>The slots of a patch, or null when nothing was set or cleared.</summary>
    public static PatchValues<T>? ValuesOf<T>(Patch<T> patch) => patch.Values;

    /// <summary>Wraps slots as a patch.</summary>
    public static Patch<T> From<T>(PatchValues<T> values) => new() { Values = values };

    /// <summary>The fields that a patch sets or clears, by their names on the wire.</summary>
    public static IReadOnlyList<string> Touched<T>(Patch<T> patch)
        where T : class, ISystemRecord<T>
    {
        if (patch.Values is not { } values)
        {
            return [];
        }

        List<string> names = new(values.Touched.Count);
        foreach (int field in values.Touched)
        {
            names.Add(T.RecordType.Fields[field].Name);
        }

        return names;
    }

    /// <summary>The slots of a patch, made when there are none yet; for generated property setters.</summary>
    /// <exception cref="InvalidOperationException">The patch was already handed to the gate.</exception>
    public static TValues Open<T, TValues>(Patch<T> patch)
        where TValues : PatchValues<T>, new()
    {
        if (patch.IsFrozen)
        {
            throw new InvalidOperationException("This patch was handed to the gate and can no longer change; make a new one.");
        }

        return (TValues)(patch.Values ??= new TValues());
    }

    /// <summary>What a patch does with a field; for generated property getters.</summary>
    public static Change<TField> Get<T, TValues, TField>(Patch<T> patch, int field, Func<TValues, TField?> slot)
        where TValues : PatchValues<T>
        where TField : notnull
    {
        if (patch.Values is not TValues values)
        {
            return default;
        }

        return values.SetFields.Contains(field) ? Change<TField>.Set(slot(values)!)
            : values.ClearedFields.Contains(field) ? Change<TField>.Clear
            : default;
    }

    /// <summary>Says what a patch does with a field; for generated property setters.</summary>
    /// <exception cref="ArgumentException">It empties a field that cannot be empty.</exception>
    /// <exception cref="InvalidOperationException">The patch was already handed to the gate.</exception>
    public static void Put<T, TValues, TField>(Patch<T> patch, int field, Change<TField> change, Action<TValues, TField?> slot)
        where T : class, ISystemRecord<T>
        where TValues : PatchValues<T>, new()
        where TField : notnull
    {
        if (change.Kind == ChangeKind.Clear && !T.RecordType.Fields[field].CanClear)
        {
            throw new ArgumentException($"{T.RecordType.Fields[field].Name} of {T.RecordType.Name} cannot be empty.", nameof(change));
        }

        TValues values = Open<T, TValues>(patch);
        slot(values, change.Kind == ChangeKind.Set ? change.Value : default);
        values.Mark(field, change.Kind);
    }
}
