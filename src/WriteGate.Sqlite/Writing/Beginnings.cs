using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Begins intents: each takes its key over from the holder that its caller has seen.</summary>
internal static class Beginnings
{
    /// <summary>Begins one.</summary>
    /// <returns>The intent as stored; null when its key was not as seen.</returns>
    public static Intent? Begin(WriteSession session, NewIntent beginning, TimeSpan lease, DateTimeOffset now)
    {
        if (beginning.Over is { } over && !session.Intents.Release(over))
        {
            return null;
        }

        Intent stored = Stamps.Begun(beginning.Intent, lease, now);
        return session.Intents.Insert(stored) ? stored : null;
    }
}
