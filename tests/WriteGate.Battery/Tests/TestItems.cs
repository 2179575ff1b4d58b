namespace WriteGate.Battery;

/// <summary>The items that are tests of other projects.</summary>
internal static class TestItems
{
    private const string Gate = "WriteGate.Tests";
    private const string Stores = "WriteGate.Stores.Tests";
    private const string EndToEnd = "WriteGate.EndToEnd.Tests";

    public static IReadOnlyList<TestItem> All { get; } =
    [
        new("64 duplicates of one key over 1, 2, 4 and 8 processes, then with another body, PostgreSQL", Stores, "FullyQualifiedName~of_64_duplicates_over_several_processes"),
        new("64 duplicates, settlements and approvals at once, both stores", Stores, "FullyQualifiedName~of_64_duplicates_at_once|FullyQualifiedName~of_64_settlements|FullyQualifiedName~used_once_by_64|FullyQualifiedName~overlap_begin_whole"),
        new("Limits and budgets under 64 callers over two processes", Stores, "FullyQualifiedName~of_64_callers_over_two_processes"),
        new("Workers, gates and retries at one approved write", Stores, "FullyQualifiedName~workers_of_two_gates"),
        new("A second process on a SQLite file is refused by name and pid", Stores, "FullyQualifiedName~SqliteProcessLockTests"),
        new("kill -9 in mid-stream, SQLite; its log cut or removed", Stores, "FullyQualifiedName~SqliteCrashTests"),
        new("kill -9 in mid-stream, PostgreSQL", Stores, "FullyQualifiedName~hat_a_killed_process_was_told"),
        new("kill -9 of the sample at each step", EndToEnd, "FullyQualifiedName~CrashTests", isLong: true),
        new("Files damaged, replaced, foreign, locked, on a small disk, SQLite", Stores, "FullyQualifiedName~SqliteFileTests"),
        new("Connection cut before, during and after COMMIT, PostgreSQL", Stores, "FullyQualifiedName~PostgreSqlFaultTests&(FullyQualifiedName~cut_off|FullyQualifiedName~cannot_be_asked_for)"),
        new("Backends terminated, PostgreSQL", Stores, "FullyQualifiedName~essions_that_are_ended_by_the_server"),
        new("Server restarted immediate in mid-flight, PostgreSQL", Stores, "FullyQualifiedName~server_that_crashes_and_comes_back"),
        new("Server gone: writes refused, reads unaffected, recovery without a restart", Stores, "FullyQualifiedName~store_that_is_gone|FullyQualifiedName~gate_without_its_store"),
        new("Settings that lose commits refused, PostgreSQL", Stores, "FullyQualifiedName~can_lose_commits|FullyQualifiedName~does_not_wait_for_the_disk"),
        new("A reader beside the writer, SQLite", Stores, "FullyQualifiedName~SqliteReadOnlyTests"),
        new("Journal rows edited, added, taken away, cut at the end against a head kept outside, both stores", Stores, "FullyQualifiedName~of_a_thousand_random_edits|FullyQualifiedName~row_that_was|FullyQualifiedName~tail_that_was|FullyQualifiedName~put_back_unnoticed"),
        new("Journal chain", Gate, "FullyQualifiedName~JournalVerifierTests"),
        new("Clock: leases, windows and expiry move only by the store's clock, both stores", Stores, "FullyQualifiedName~Conformance&(FullyQualifiedName~lease|FullyQualifiedName~window|FullyQualifiedName~clock|FullyQualifiedName~expire)"),
        new("State edges, both stores", Stores, "FullyQualifiedName~Conformance&(FullyQualifiedName~edge|FullyQualifiedName~move|FullyQualifiedName~fence)"),
        new("Same key, other body", Gate, "FullyQualifiedName~KeyTableTests|FullyQualifiedName~KnownCallTests"),
        new("Approvals forged, replayed, moved", Gate, "FullyQualifiedName~Approvals|FullyQualifiedName~ApprovalTests|FullyQualifiedName~ApprovedExecutionTests"),
        new("Rollback: before is after", Gate, "FullyQualifiedName~Rollback"),
        new("Outcomes that are not known", Gate, "FullyQualifiedName~UnknownOutcomeTests|FullyQualifiedName~BatchInterruptionTests|FullyQualifiedName~StoreFailureTests"),
        new("JSON nasties", Gate, "FullyQualifiedName~WriteGate.Tests.Json&FullyQualifiedName!~Canonical"),
        new("Canonical hash pairs", Gate, "FullyQualifiedName~Canonical"),
    ];
}
