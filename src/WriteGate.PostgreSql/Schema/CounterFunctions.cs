namespace WriteGate.PostgreSql;

/// <summary>Counters, and the functions of <see cref="StoreFunctions"/> that run commands, now with what a command counts.</summary>
internal static class CounterFunctions
{
    public static string Counters { get; } = """
        CREATE TABLE {schema}.counters (
            name   text   NOT NULL,
            period bigint NOT NULL, -- the number of the day or minute since 1970; 0 for one that never starts anew
            member text   NOT NULL, -- what was counted; empty for the counter itself
            value  bigint NOT NULL,
            at     bigint NOT NULL,
            PRIMARY KEY (name, period, member)
        );

        CREATE FUNCTION {schema}.period_of(counting jsonb, now_ms bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
        AS $$ SELECT CASE WHEN counting ? 'every' THEN now_ms / (counting ->> 'every')::bigint ELSE 0 END $$;

        -- How a counter stands and by how much it would rise. Changes nothing.
        CREATE FUNCTION {schema}.weigh_count(counting jsonb, now_ms bigint, OUT standing bigint, OUT added bigint) LANGUAGE plpgsql AS $$
        DECLARE
            counter text := counting ->> 'name';
            current bigint := {schema}.period_of(counting, now_ms);
        BEGIN
            standing := coalesce((SELECT c.value FROM {schema}.counters c WHERE c.name = counter AND c.period = current AND c.member = ''), 0);
            IF counting ? 'members' THEN
                added := (SELECT count(DISTINCT m) FROM jsonb_array_elements_text(counting -> 'members') m
                    WHERE NOT EXISTS (SELECT FROM {schema}.counters c WHERE c.name = counter AND c.period = current AND c.member = m));
            ELSE
                added := (counting ->> 'amount')::bigint;
            END IF;
        END $$;

        CREATE FUNCTION {schema}.raise_count(counting jsonb, added bigint, now_ms bigint) RETURNS void LANGUAGE plpgsql AS $$
        DECLARE
            counter text := counting ->> 'name';
            current bigint := {schema}.period_of(counting, now_ms);
        BEGIN
            IF added = 0 THEN
                RETURN;
            END IF;
            INSERT INTO {schema}.counters (name, period, member, value, at)
            SELECT counter, current, m, 1, now_ms FROM jsonb_array_elements_text(counting -> 'members') m
            ON CONFLICT DO NOTHING;
            INSERT INTO {schema}.counters AS c (name, period, member, value, at) VALUES (counter, current, '', added, now_ms)
            ON CONFLICT (name, period, member) DO UPDATE SET value = c.value + excluded.value, at = excluded.at;
        END $$;

        DROP FUNCTION {schema}.run_group(bigint, bigint[], jsonb, boolean);
        DROP FUNCTION {schema}.run_command(jsonb, bigint);

        -- Runs a command: a list of calls, and what it counts. Not done when a counter would rise over its limit, which is
        -- asked before anything is changed, or when one of the calls cannot be; what the others changed must then be undone.
        -- The tallies are two numbers for each counter, what it stood at and what is added; null when a call could not be.
        CREATE FUNCTION {schema}.run_command(command jsonb, now_ms bigint, OUT done boolean, OUT tallies bigint[]) LANGUAGE plpgsql AS $$
        DECLARE
            call jsonb;
            counting jsonb;
            weight record;
            place integer := 0;
        BEGIN
            done := true;
            FOR counting IN SELECT * FROM jsonb_array_elements(command -> 'counts') LOOP
                weight := {schema}.weigh_count(counting, now_ms);
                tallies := tallies || ARRAY[weight.standing, weight.added];
                done := done AND coalesce(weight.standing + weight.added <= (counting ->> 'limit')::bigint, true);
            END LOOP;
            IF NOT done THEN
                RETURN;
            END IF;
            FOR call IN SELECT * FROM jsonb_array_elements(command -> 'calls') LOOP
                CASE call ->> 'do'
                    WHEN 'begin' THEN
                        done := {schema}.begin_intent(call, now_ms);
                    WHEN 'move' THEN
                        done := {schema}.move_intent(call, now_ms);
                    WHEN 'decide' THEN
                        INSERT INTO {schema}.approvals (intent_id, approver, approved, digest, reason, at)
                        VALUES (call ->> 'intent_id', call ->> 'approver', (call ->> 'approved')::smallint, call ->> 'digest', call ->> 'reason', now_ms);
                    WHEN 'append' THEN
                        PERFORM {schema}.append_row(call, now_ms);
                END CASE;
                IF NOT done THEN
                    tallies := NULL;
                    RETURN;
                END IF;
            END LOOP;
            FOR counting IN SELECT * FROM jsonb_array_elements(command -> 'counts') LOOP
                place := place + 2;
                PERFORM {schema}.raise_count(counting, tallies[place], now_ms);
            END LOOP;
        END $$;


        """ + StoreFunctions.RunGroup(
            ", tallies bigint[]",
            "SELECT r.done, r.tallies INTO done, tallies FROM {schema}.run_command(command, now_ms) r;",
            "tallies := NULL;\n                    ");
}
