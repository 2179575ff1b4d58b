using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Begins intents: each takes its key over from the holder that its caller has seen.</summary>
internal static class Beginnings
{
    /// <exception cref="ArgumentException">The intents cannot begin together, whatever is stored.</exception>
    public static void Require(IReadOnlyList<NewIntent> beginnings)
    {
        HashSet<string>? keys = beginnings.Count > 1 ? new(beginnings.Count, StringComparer.Ordinal) : null;
        foreach ((Intent intent, Intent? over) in beginnings)
        {
            if (!IntentEdges.Begins(intent.State))
            {
                throw new InvalidOperationException($"An intent cannot begin its life {intent.State}.");
            }

            if (over is not null && (over.Key != intent.Key || over.Tenant != intent.Tenant))
            {
                throw new ArgumentException($"Intent {intent.Id} cannot take the key of {over.Id} over: it is another key.", nameof(beginnings));
            }

            if (over is not null && !IntentEdges.IsSettled(over.State))
            {
                throw new InvalidOperationException($"Intent {over.Id} is {over.State}; only a settled one gives its key up.");
            }

            if (keys?.Add($"{intent.Tenant}\0{intent.Key}") == false)
            {
                throw new ArgumentException($"Two new intents have the key \"{intent.Key}\".", nameof(beginnings));
            }
        }
    }

    /// <summary>Begins one.</summary>
    /// <returns>The intent as stored; null when its key was not as seen.</returns>
    public static Intent? Begin(WriteSession session, NewIntent beginning, TimeSpan lease, DateTimeOffset now)
    {
        if (beginning.Over is { } over && !session.Intents.Release(over))
        {
            return null;
        }

        Intent stored = Stamp(beginning.Intent, lease, now);
        return session.Intents.Insert(stored) ? stored : null;
    }

    private static Intent Stamp(Intent intent, TimeSpan lease, DateTimeOffset now)
    {
        bool claimed = intent.State == IntentState.Claimed;
        return intent with
        {
            Window = TimeSpan.FromMilliseconds((long)intent.Window.TotalMilliseconds),
            ExpiresAt = intent.ExpiresAt is { } expires ? WriteSession.Stored(expires) : null,
            CreatedAt = now,
            Fence = claimed ? intent.Fence + 1 : intent.Fence,
            LeaseUntil = claimed ? WriteSession.Stored(now + lease) : null,
            SettledAt = IntentEdges.IsSettled(intent.State) ? now : null,
        };
    }
}
