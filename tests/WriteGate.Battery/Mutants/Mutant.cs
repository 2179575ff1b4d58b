namespace WriteGate.Battery;

/// <summary>A defect that is put into the product to see whether anybody notices.</summary>
/// <param name="Defect">What is wrong then.</param>
/// <param name="File">The file under <c>src</c>.</param>
/// <param name="Old">The text that it replaces; it is in the file exactly once.</param>
/// <param name="New">The text that takes its place.</param>
/// <param name="Item">Part of the name of the items that have to notice.</param>
internal sealed record Mutant(string Defect, string File, string Old, string New, string Item)
{
    private const string EveryOrder = "Every order of 2 callers, ";
    private const string Power = "Power loss";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("SQLite: commits are not forced to disk at all", "WriteGate.Sqlite/Files/StoreFile.cs", "PRAGMA synchronous = FULL", "PRAGMA synchronous = OFF", Power),
        new("SQLite: commits are forced to disk at checkpoints only", "WriteGate.Sqlite/Files/StoreFile.cs", "PRAGMA synchronous = FULL", "PRAGMA synchronous = NORMAL", Power),
        new("SQLite: the last row is noted before it is committed", "WriteGate.Sqlite/Writing/GroupCommit.cs",
            "database.Prepare(\"COMMIT\").Run();", "holder.Advance(session.Journal.LastRow);\n        database.Prepare(\"COMMIT\").Run();", Power),
        new("SQLite: a failed transaction stays open", "WriteGate.Sqlite/Writing/GroupCommit.cs", "            Rollback();\n            throw;", "            throw;", "Failing disk"),
        new("SQLite: several processes may hold the file", "WriteGate.Sqlite/Files/ProcessLock.cs",
            "FileAccess.ReadWrite, FileShare.None", "FileAccess.ReadWrite, FileShare.ReadWrite", "Several processes"),
        new("SQLite: claims of a dead process stay claimed", "WriteGate.Sqlite/OpenStore.cs",
            "await DeadClaims.SettleAsync(store, cancellationToken).ConfigureAwait(false);", "await Task.CompletedTask.ConfigureAwait(false);", "kill -9, SQLite"),
        new("SQLite: a key can be taken from its holder", "WriteGate.Sqlite/Tables/IntentTable.cs",
            "WHERE holds = 1 DO NOTHING", "WHERE holds = 1 DO UPDATE SET id = excluded.id", EveryOrder + "SQLite"),
        new("SQLite: a move asks for neither state nor fence", "WriteGate.Sqlite/Tables/IntentTable.cs",
            "AND state = ? AND fence = ? AND digest IS ?", "AND (state = ? OR 1) AND (fence = ? OR 1) AND digest IS ?", EveryOrder + "SQLite"),
        new("SQLite: rows are not chained", "WriteGate.Sqlite/Tables/JournalTable.cs", "head?.Hash ?? JournalChain.Origin", "JournalChain.Origin", EveryOrder + "SQLite"),
        new("PostgreSQL: a key can be taken from its holder", "WriteGate.PostgreSql/Schema/StoreFunctions.cs",
            "WHERE holds = 1 DO NOTHING", "WHERE holds = 1 DO UPDATE SET id = excluded.id", EveryOrder + "PostgreSQL"),
        new("PostgreSQL: a move asks for neither state nor fence", "WriteGate.PostgreSql/Schema/StoreFunctions.cs",
            "AND t.state = (call ->> 'seen_state')::smallint\n                AND t.fence = (call ->> 'seen_fence')::bigint", "", EveryOrder + "PostgreSQL"),
        new("PostgreSQL: rows are not chained", "WriteGate.PostgreSql/Schema/StoreFunctions.cs",
            "sha256(int8send(h.run_sequence + 1) || content || h.hash)", "sha256(int8send(h.run_sequence + 1) || content)", EveryOrder + "PostgreSQL"),
        new("PostgreSQL: a lease ends as it begins", "WriteGate.PostgreSql/Schema/StoreFunctions.cs",
            "i.lease_until := now_ms + (call ->> 'lease')::bigint;", "i.lease_until := now_ms + 0 * (call ->> 'lease')::bigint;", EveryOrder + "PostgreSQL"),
        new("A row's hash leaves out what it says", "WriteGate/Journal/JournalChain.cs",
            "        AddContent(ref input, row.Entry, row.ValuesDigest);\n        input.Raw(row.PreviousHash);", "        input.Raw(row.PreviousHash);", EveryOrder + "PostgreSQL"),
        new("A lease ends as it begins", "WriteGate/Intents/Stamps.cs", "Stored(now) + Stored(lease)", "Stored(now)", EveryOrder + "memory"),
        new("A claim under way is resolved at once", "WriteGate/Gate/KnownCall.cs",
            "intent.LeaseUntil <= now ? KnownAs.Unresolved : KnownAs.InProgress", "KnownAs.Unresolved", EveryOrder + "memory"),
        new("The body is not compared", "WriteGate/Gate/KnownCall.cs",
            "holder.BodyHash == bodyHash && holder.SchemaHash == contract.SchemaHash", "holder.SchemaHash == contract.SchemaHash", EveryOrder + "memory"),
        new("The fence does not rise with a claim", "WriteGate/Intents/Stamps.cs", "when !move.Stays => seen.Fence + 1", "when !move.Stays => seen.Fence", "Simulation"),
        new("A failure that tells nothing is taken for proof", "WriteGate/Gate/WriteFaults.cs",
            "HttpRequestException http => Of(http),\n        _ => WriteFault.Unknown,", "HttpRequestException http => Of(http),\n        _ => WriteFault.NotBegun,", "Simulation"),
        new("A second send that is refused is taken for proof", "WriteGate/Gate/Attempts.cs", " = claimed.Reclaims > 0;", "", "Simulation"),
        new("What nobody guards is sent a second time", "WriteGate/Gate/Unknowns.cs", "!resolution.IsUntouched || !guarded ||", "!resolution.IsUntouched ||", "Simulation"),
        new("What is read back counts as written whatever it is", "WriteGate/Tools/PatchProposal.cs", "if (MovedFrom(after).Count == 0)", "if (MovedFrom(after).Count >= 0)", "Simulation"),
        new("Whether a rollback goes on is told by the machine's clock", "WriteGate/Rollback/Reversals.cs",
            "!await gate.HasLeaseEndedAsync(begun, cancellationToken).ConfigureAwait(false)", "begun.LeaseUntil > gate.Time.GetUtcNow()", "kill -9, PostgreSQL"),
        new("A head that is kept outside is not looked at", "WriteGate/Journal/JournalVerifier.cs", "in heads ?? []", "in Array.Empty<JournalHead>()", "Journal rows"),
        new("What was shown is not what is decided on", "WriteGate/Approvals/Approvals.cs", "right is not null && CryptographicOperations", "right is not null || CryptographicOperations", "Approvals forged"),
    ];
}
