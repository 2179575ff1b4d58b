namespace WriteGate.PostgreSql;

/// <summary>The functions that run a group, again, with fewer statements for the same work; what they take and answer is as before.</summary>
internal static class GroupFunctions
{
    public static string FewerStatements { get; } = """
        -- Rows that are written again and again find room beside themselves, and so no index has to be told.
        ALTER TABLE {schema}.journal_heads SET (fillfactor = 50);
        ALTER TABLE {schema}.counters SET (fillfactor = 70);

        -- How a counter stands and by how much it would rise. Changes nothing.
        CREATE OR REPLACE FUNCTION {schema}.weigh_count(counting jsonb, now_ms bigint, OUT standing bigint, OUT added bigint) LANGUAGE plpgsql AS $$
        DECLARE
            counter text := counting ->> 'name';
            current bigint := {schema}.period_of(counting, now_ms);
        BEGIN
            IF counting ? 'members' THEN
                -- Each member is looked up by itself: a join would read all that the counter has seen.
                SELECT coalesce((SELECT c.value FROM {schema}.counters c WHERE c.name = counter AND c.period = current AND c.member = ''), 0),
                    (SELECT count(DISTINCT m) FROM jsonb_array_elements_text(counting -> 'members') m
                        WHERE (SELECT c.value FROM {schema}.counters c WHERE c.name = counter AND c.period = current AND c.member = m) IS NULL)
                INTO standing, added;
            ELSE
                standing := coalesce((SELECT c.value FROM {schema}.counters c WHERE c.name = counter AND c.period = current AND c.member = ''), 0);
                added := (counting ->> 'amount')::bigint;
            END IF;
        END $$;

        CREATE OR REPLACE FUNCTION {schema}.raise_count(counting jsonb, added bigint, now_ms bigint) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
            counter text := counting ->> 'name';
            current bigint := {schema}.period_of(counting, now_ms);
        BEGIN
            IF added = 0 THEN
                RETURN;
            END IF;
            WITH met AS (
                INSERT INTO {schema}.counters (name, period, member, value, at)
                SELECT counter, current, m, 1, now_ms FROM jsonb_array_elements_text(counting -> 'members') m
                ON CONFLICT DO NOTHING)
            INSERT INTO {schema}.counters AS c (name, period, member, value, at) VALUES (counter, current, '', added, now_ms)
            ON CONFLICT (name, period, member) DO UPDATE SET value = c.value + excluded.value, at = excluded.at;
        END $$;

        -- Functions are called in assignments, not in queries: those cost several times as much.
        CREATE OR REPLACE FUNCTION {schema}.run_command(command jsonb, now_ms bigint, OUT done boolean, OUT tallies bigint[]) LANGUAGE plpgsql AS $$
        DECLARE
            calls jsonb := command -> 'calls';
            counts jsonb := command -> 'counts';
            call jsonb;
            weight record;
            nothing text;
        BEGIN
            done := true;
            FOR n IN 0 .. jsonb_array_length(counts) - 1 LOOP
                weight := {schema}.weigh_count(counts -> n, now_ms);
                tallies := tallies || ARRAY[weight.standing, weight.added];
                done := done AND coalesce(weight.standing + weight.added <= (counts -> n ->> 'limit')::bigint, true);
            END LOOP;
            IF NOT done THEN
                RETURN;
            END IF;
            FOR n IN 0 .. jsonb_array_length(calls) - 1 LOOP
                call := calls -> n;
                CASE call ->> 'do'
                    WHEN 'append' THEN
                        nothing := {schema}.append_row(call, now_ms);
                    WHEN 'begin' THEN
                        done := {schema}.begin_intent(call, now_ms);
                    WHEN 'move' THEN
                        done := {schema}.move_intent(call, now_ms);
                    WHEN 'decide' THEN
                        INSERT INTO {schema}.approvals (intent_id, approver, approved, digest, reason, at)
                        VALUES (call ->> 'intent_id', call ->> 'approver', (call ->> 'approved')::smallint, call ->> 'digest', call ->> 'reason', now_ms);
                END CASE;
                IF NOT done THEN
                    tallies := NULL;
                    RETURN;
                END IF;
            END LOOP;
            FOR n IN 0 .. jsonb_array_length(counts) - 1 LOOP
                nothing := {schema}.raise_count(counts -> n, tallies[2 * n + 2], now_ms);
            END LOOP;
        END $$;

        CREATE OR REPLACE FUNCTION {schema}.run_group(all_locks bigint, locks bigint[], commands jsonb, apart boolean)
        RETURNS TABLE (now_ms bigint, done boolean, fault text, tallies bigint[]) LANGUAGE plpgsql AS $$
        DECLARE
            command jsonb;
            outcome record;
            lock bigint;
            nothing text;
        BEGIN
            IF locks IS NULL THEN
                nothing := pg_advisory_xact_lock(all_locks);
            ELSE
                nothing := pg_advisory_xact_lock_shared(all_locks);
                FOREACH lock IN ARRAY locks LOOP
                    nothing := pg_advisory_xact_lock(lock);
                END LOOP;
            END IF;
            FOR n IN 0 .. jsonb_array_length(commands) - 1 LOOP
                command := commands -> n;
                now_ms := {schema}.clock_ms();
                fault := NULL;
                IF apart OR command ? 'undoable' THEN
                    BEGIN
                        outcome := {schema}.run_command(command, now_ms);
                        IF NOT outcome.done THEN
                            RAISE EXCEPTION USING ERRCODE = 'WG001';
                        END IF;
                    EXCEPTION
                        WHEN SQLSTATE 'WG001' THEN
                            NULL; -- undone, and the outcome says so
                        WHEN integrity_constraint_violation OR data_exception OR program_limit_exceeded THEN
                            SELECT false AS done, NULL::bigint[] AS tallies INTO outcome;
                            fault := SQLERRM;
                    END;
                ELSE
                    outcome := {schema}.run_command(command, now_ms);
                END IF;
                done := outcome.done;
                tallies := outcome.tallies;
                RETURN NEXT;
            END LOOP;
        END $$;
        """;
}
