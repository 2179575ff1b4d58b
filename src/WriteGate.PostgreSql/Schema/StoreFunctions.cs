namespace WriteGate.PostgreSql;

/// <summary>
/// What the server does by itself, so that a commit costs one round trip: it stamps its own clock, takes keys over, holds
/// state and fence of every change against what the caller knows, and chains the journal. A group of commands is one call.
/// </summary>
internal static class StoreFunctions
{
    public static string First { get; } = """

        -- The store's clock, in Unix milliseconds.
        CREATE FUNCTION {schema}.clock_ms() RETURNS bigint LANGUAGE sql VOLATILE
        AS $$ SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

        -- Begins an intent. False when its key is not as the caller has seen it; nothing is changed then.
        CREATE FUNCTION {schema}.begin_intent(call jsonb, now_ms bigint) RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE
            i {schema}.intents := jsonb_populate_record(NULL::{schema}.intents, call -> 'intent');
        BEGIN
            IF call ? 'over' THEN
                UPDATE {schema}.intents SET holds = 0
                WHERE id = call ->> 'over' AND tenant = i.tenant AND key = i.key AND holds = 1
                    AND state = (call ->> 'over_state')::smallint AND fence = (call ->> 'over_fence')::bigint;
                IF NOT FOUND THEN
                    RETURN false;
                END IF;
            END IF;
            i.seq := nextval('{schema}.intents_seq');
            i.holds := 1;
            i.created_at := now_ms;
            i.lease_until := now_ms + (call ->> 'lease')::bigint;
            i.settled_at := CASE WHEN call ? 'settled' THEN now_ms END;
            INSERT INTO {schema}.intents SELECT i.* ON CONFLICT (tenant, key) WHERE holds = 1 DO NOTHING;
            IF NOT FOUND AND call ? 'over' THEN
                RAISE EXCEPTION 'The key % has two holders.', i.key USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN FOUND;
        END $$;


        """ + MoveIntent("CREATE FUNCTION") + """


        -- Appends to the journal. The hash is that of JournalChain: place, time, content and the hash before.
        CREATE FUNCTION {schema}.append_row(call jsonb, now_ms bigint) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
            r {schema}.journal := jsonb_populate_record(NULL::{schema}.journal, call -> 'row');
            content bytea := int8send(now_ms) || (call ->> 'content')::bytea;
        BEGIN
            UPDATE {schema}.journal_heads h
            SET run_sequence = h.run_sequence + 1, previous_hash = h.hash, hash = sha256(int8send(h.run_sequence + 1) || content || h.hash)
            WHERE h.run_id = r.run_id
            RETURNING h.run_sequence, h.previous_hash, h.hash INTO r.run_sequence, r.previous_hash, r.hash;
            IF NOT FOUND THEN
                r.run_sequence := 1;
                r.previous_hash := decode(repeat('00', 32), 'hex');
                r.hash := sha256(int8send(1) || content || r.previous_hash);
                INSERT INTO {schema}.journal_heads (run_id, run_sequence, previous_hash, hash)
                VALUES (r.run_id, r.run_sequence, r.previous_hash, r.hash);
            END IF;
            r.sequence := nextval('{schema}.journal_seq');
            r.at := now_ms;
            INSERT INTO {schema}.journal SELECT r.*;
        END $$;

        -- Runs a command, a list of calls. False when one of them cannot be; what the others changed must then be undone.
        CREATE FUNCTION {schema}.run_command(command jsonb, now_ms bigint) RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE
            call jsonb;
        BEGIN
            FOR call IN SELECT * FROM jsonb_array_elements(command) LOOP
                CASE call ->> 'do'
                    WHEN 'begin' THEN
                        IF NOT {schema}.begin_intent(call, now_ms) THEN
                            RETURN false;
                        END IF;
                    WHEN 'move' THEN
                        IF NOT {schema}.move_intent(call, now_ms) THEN
                            RETURN false;
                        END IF;
                    WHEN 'decide' THEN
                        INSERT INTO {schema}.approvals (intent_id, approver, approved, digest, reason, at)
                        VALUES (call ->> 'intent_id', call ->> 'approver', (call ->> 'approved')::smallint, call ->> 'digest', call ->> 'reason', now_ms);
                    WHEN 'append' THEN
                        PERFORM {schema}.append_row(call, now_ms);
                END CASE;
            END LOOP;
            RETURN true;
        END $$;


        """ + RunGroup("", "done := {schema}.run_command(command -> 'calls', now_ms);");

    public static string Edits { get; } = Again(",\n        replaced_by = i.replaced_by");

    public static string SkippedFields { get; } = Again(",\n        replaced_by = i.replaced_by, skipped = i.skipped");

    public static string Reviews { get; } = AgainReviewed("");

    public static string Shadows { get; } = AgainReviewed(", verdict = i.verdict");

    /// <summary>Runs a group: what each command answers beside <c>done</c>, how it is run, and what of that a fault takes back.</summary>
    public static string RunGroup(string more, string run, string onFault = "") => $$"""
        -- Runs a group of commands. Locks come first and in one order, so that groups of several processes wait for each
        -- other and never in a circle; no list of locks means the lock of all. A command of which a part may have to be
        -- undone runs in a subtransaction, and so do all when one of the group was refused by the database.
        CREATE FUNCTION {schema}.run_group(all_locks bigint, locks bigint[], commands jsonb, apart boolean)
        RETURNS TABLE (now_ms bigint, done boolean, fault text{{more}}) LANGUAGE plpgsql AS $$
        DECLARE
            command jsonb;
            lock bigint;
        BEGIN
            IF locks IS NULL THEN
                PERFORM pg_advisory_xact_lock(all_locks);
            ELSE
                PERFORM pg_advisory_xact_lock_shared(all_locks);
                FOREACH lock IN ARRAY locks LOOP
                    PERFORM pg_advisory_xact_lock(lock);
                END LOOP;
            END IF;
            FOR command IN SELECT * FROM jsonb_array_elements(commands) LOOP
                now_ms := {schema}.clock_ms();
                fault := NULL;
                IF apart OR command ? 'undoable' THEN
                    BEGIN
                        {{run}}
                        IF NOT done THEN
                            RAISE EXCEPTION USING ERRCODE = 'WG001';
                        END IF;
                    EXCEPTION
                        WHEN SQLSTATE 'WG001' THEN
                            done := false;
                        WHEN integrity_constraint_violation OR data_exception OR program_limit_exceeded THEN
                            done := false;
                            {{onFault}}fault := SQLERRM;
                    END;
                ELSE
                    {{run}}
                END IF;
                RETURN NEXT;
            END LOOP;
        END $$;
        """;

    private static string Again(
        string more, string seen = Shown, string settledAt = WhenSettled, string and = "") => "\n" + MoveIntent("CREATE OR REPLACE FUNCTION", more, seen, settledAt, and);

    private static string AgainReviewed(string more) => Again(
        $",\n        replaced_by = i.replaced_by, skipped = i.skipped, policy_hash = i.policy_hash, first_approver = i.first_approver, review = i.review{more}",
        ", and who approved first: what is decided on is what was shown. What stays in its state was settled when it was.",
        "CASE WHEN call ? 'stays' THEN t.settled_at WHEN call ? 'settled' THEN now_ms END",
        "\n        AND t.first_approver IS NOT DISTINCT FROM call ->> 'seen_first_approver'");

    private const string Shown = ": what is decided on is what was shown.";

    private const string WhenSettled = "CASE WHEN call ? 'settled' THEN now_ms END";

    // Each step that gives intents a column replaces it.
    private static string MoveIntent(string create, string more = "", string seen = Shown, string settledAt = WhenSettled, string and = "") => $$"""
        -- Changes an intent, if it still is in the state and under the fence that the caller knows. The digest is compared
        -- too{{seen}}
        {{create}} {schema}.move_intent(call jsonb, now_ms bigint) RETURNS boolean LANGUAGE plpgsql AS $$
        DECLARE
            i {schema}.intents := jsonb_populate_record(NULL::{schema}.intents, call -> 'intent');
        BEGIN
            UPDATE {schema}.intents t
            SET state = i.state, record_id = i.record_id, record_version = i.record_version, tier = i.tier, before = i.before,
                after = i.after, after_source = i.after_source, digest = i.digest, reason = i.reason, failure = i.failure,
                response = i.response, attempts = i.attempts, reclaims = i.reclaims, fence = i.fence,
                lease_until = now_ms + (call ->> 'lease')::bigint, settled_at = {{settledAt}},
                expires_at = i.expires_at, is_sensitive = i.is_sensitive{{more}}
            WHERE t.id = i.id AND t.tenant = i.tenant AND t.state = (call ->> 'seen_state')::smallint
                AND t.fence = (call ->> 'seen_fence')::bigint AND t.digest IS NOT DISTINCT FROM call ->> 'seen_digest'{{and}};
            RETURN FOUND;
        END $$;
        """;
}
