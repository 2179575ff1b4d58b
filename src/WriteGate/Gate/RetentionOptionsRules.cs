namespace WriteGate;

/// <summary>Checks how long what is stored stays.</summary>
internal static class RetentionOptionsRules
{
    // A month that is removed lies so far back that no clock is set back into it.
    private static readonly TimeSpan LeastJournal = TimeSpan.FromDays(31);

    public static IEnumerable<string> Faults(WriteGateOptions options)
    {
        RetentionOptions kept = options.Retention;
        if (kept.Every <= TimeSpan.Zero || kept.Every > TimeSpan.FromDays(40))
        {
            yield return $"{Path(nameof(kept.Every))} must be more than zero and at most 40 days.";
        }

        if (kept.Values <= TimeSpan.Zero)
        {
            yield return $"{Path(nameof(kept.Values))} must be more than zero.";
        }

        if (kept.Keys is { } keys && !(keys >= kept.Values))
        {
            yield return $"{Path(nameof(kept.Keys))} needs {Path(nameof(kept.Values))}, at most as long: values do not stay without their key.";
        }

        if (kept.Keys <= options.ShadowPeriod + options.Lease)
        {
            yield return $"{Path(nameof(kept.Keys))} must be longer than {WriteGateOptions.Section}:{nameof(options.ShadowPeriod)} and {WriteGateOptions.Section}:{nameof(options.Lease)} together, or a write of this gate could pass for a person's.";
        }

        if (kept.Journal < LeastJournal)
        {
            yield return $"{Path(nameof(kept.Journal))} must be {LeastJournal.Days} days or more.";
        }
    }

    private static string Path(string key) => $"{WriteGateOptions.Section}:{nameof(WriteGateOptions.Retention)}:{key}";
}
