namespace WriteGate.Sqlite;

/// <summary>What the file holds, step by step: step n brings a file of version n to version n + 1. A step never changes once released.</summary>
internal static class StoreSchema
{
    /// <summary>Marks the file as a store of WriteGate: "WGAT".</summary>
    public const int ApplicationId = 0x57474154;

    // Times are Unix milliseconds, UTC. Enumerations are stored by number. Every index is a page more to write in each
    // commit, so there is one only for what a call or a gate at work asks; an applied intent leaves intents_open.
    private const string First = """
        CREATE TABLE intents (
            seq            INTEGER PRIMARY KEY,
            id             TEXT    NOT NULL,
            tenant         TEXT    NOT NULL,
            tool           TEXT    NOT NULL,
            key            TEXT    NOT NULL,
            holds          INTEGER NOT NULL, -- 1 while it is the newest under its key
            body_hash      TEXT    NOT NULL,
            schema_hash    TEXT    NOT NULL,
            body           BLOB,
            state          INTEGER NOT NULL,
            parent_id      TEXT,
            rollback_of    TEXT,
            run_id         TEXT    NOT NULL,
            workflow       TEXT    NOT NULL,
            agent          TEXT    NOT NULL,
            on_behalf_of   TEXT,
            model          TEXT,
            apply          INTEGER NOT NULL,
            call_id        TEXT,
            retry_of       TEXT,
            resource       TEXT    NOT NULL,
            record_id      TEXT,
            record_version TEXT,
            tier           INTEGER NOT NULL,
            before         BLOB,
            after          BLOB,
            after_source   INTEGER NOT NULL,
            digest         TEXT,
            reason         TEXT,
            failure        INTEGER NOT NULL,
            response       BLOB,
            attempts       INTEGER NOT NULL,
            reclaims       INTEGER NOT NULL,
            fence          INTEGER NOT NULL,
            lease_until    INTEGER,
            window         INTEGER NOT NULL, -- milliseconds
            created_at     INTEGER NOT NULL,
            settled_at     INTEGER,
            expires_at     INTEGER,
            is_sensitive   INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX intents_id ON intents (id);
        CREATE UNIQUE INDEX intents_holder ON intents (tenant, key) WHERE holds = 1;
        CREATE INDEX intents_run ON intents (run_id, record_id);
        CREATE INDEX intents_open ON intents (state, tenant) WHERE state <> 7 AND state <> 8; -- not applied, not unchanged
        CREATE INDEX intents_call ON intents (tenant, call_id) WHERE call_id IS NOT NULL;
        CREATE INDEX intents_parent ON intents (parent_id) WHERE parent_id IS NOT NULL;
        CREATE INDEX intents_rollback ON intents (rollback_of) WHERE rollback_of IS NOT NULL;

        CREATE TABLE approvals (
            seq       INTEGER PRIMARY KEY,
            intent_id TEXT    NOT NULL REFERENCES intents (id),
            approver  TEXT    NOT NULL,
            approved  INTEGER NOT NULL,
            digest    TEXT    NOT NULL,
            reason    TEXT,
            at        INTEGER NOT NULL
        );
        CREATE INDEX approvals_intent ON approvals (intent_id);

        CREATE TABLE journal (
            sequence      INTEGER PRIMARY KEY,
            run_sequence  INTEGER NOT NULL,
            at            INTEGER NOT NULL,
            tenant        TEXT    NOT NULL,
            run_id        TEXT    NOT NULL,
            action        TEXT    NOT NULL,
            intent_id     TEXT,
            execution_id  TEXT,
            workflow      TEXT,
            actor         TEXT    NOT NULL,
            on_behalf_of  TEXT,
            model         TEXT,
            tool          TEXT,
            call_id       TEXT,
            retry_of      TEXT,
            resource      TEXT,
            record_id     TEXT,
            is_rehearsal  INTEGER NOT NULL,
            reason        TEXT,
            before        BLOB,
            after         BLOB,
            is_sensitive  INTEGER NOT NULL,
            salt          BLOB,
            values_digest BLOB    NOT NULL,
            previous_hash BLOB    NOT NULL,
            hash          BLOB    NOT NULL
        );
        CREATE INDEX journal_run ON journal (run_id);
        """;

    private const string Edits = """
        ALTER TABLE intents ADD COLUMN replaced_by TEXT; -- the edited intent in its place
        ALTER TABLE intents ADD COLUMN edit_of     TEXT;
        ALTER TABLE intents ADD COLUMN edited_by   TEXT;
        """;

    // What a patch proposed and the gate left out.
    private const string SkippedFields = """
        ALTER TABLE intents ADD COLUMN skipped BLOB;
        ALTER TABLE journal ADD COLUMN skipped BLOB;
        """;

    private const string Counters = """
        CREATE TABLE counters (
            name   TEXT    NOT NULL,
            period INTEGER NOT NULL, -- the number of the day or minute since 1970; 0 for one that never starts anew
            member TEXT    NOT NULL, -- what was counted; empty for the counter itself
            value  INTEGER NOT NULL,
            at     INTEGER NOT NULL,
            PRIMARY KEY (name, period, member)
        ) WITHOUT ROWID;
        """;

    private const string Reviews = """
        ALTER TABLE intents ADD COLUMN policy_hash    TEXT;
        ALTER TABLE intents ADD COLUMN first_approver TEXT;
        ALTER TABLE intents ADD COLUMN review         INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX intents_review ON intents (tenant) WHERE review = 1; -- sampled, and not looked at yet
        """;

    // What was proposed in shadow, and which fields a person took out of it.
    private const string Shadows = """
        ALTER TABLE intents ADD COLUMN field   TEXT;
        ALTER TABLE intents ADD COLUMN verdict INTEGER NOT NULL DEFAULT 0;
        """;

    // What a counter stands at is the sum of its rows; until here its row without a member told it for all.
    private const string CounterSums = """
        UPDATE counters SET value = value - (
            SELECT count(*) FROM counters m WHERE m.name = counters.name AND m.period = counters.period AND m.member <> '')
        WHERE member = '';
        """;

    // Of each run the last row that was removed from the journal.
    private const string Removals = """
        CREATE TABLE journal_anchors (
            removal      INTEGER NOT NULL,
            run_id       TEXT    NOT NULL,
            run_sequence INTEGER NOT NULL,
            hash         BLOB    NOT NULL,
            PRIMARY KEY (removal, run_id)
        ) WITHOUT ROWID;
        CREATE INDEX journal_anchors_run ON journal_anchors (run_id, removal);
        CREATE INDEX intents_edit ON intents (edit_of) WHERE edit_of IS NOT NULL;
        """;

    /// <summary>The steps, oldest first.</summary>
    public static IReadOnlyList<string> Steps { get; } = [First, Edits, SkippedFields, Counters, Reviews, Shadows, CounterSums, Removals];
}
