namespace WriteGate.Sqlite;

/// <summary>What a command does inside a transaction. It may be run again after its changes were undone.</summary>
internal interface IWriteStep<T>
{
    /// <summary>Does it, and answers.</summary>
    /// <param name="session">What it works with.</param>
    /// <param name="keep">False when what it changed so far must not stay, as when the second of two intents cannot begin.</param>
    T Run(WriteSession session, out bool keep);
}
