namespace WriteGate.PostgreSql;

/// <summary>
/// Divides the journal by months, so that a month is removed at once. What was there before, and what is written in the month
/// of the change, stays together in a first part; what no month was made for in time goes to a part of its own.
/// </summary>
internal static class JournalMonths
{
    public static string Step { get; } = """
        ALTER TABLE {schema}.journal RENAME TO journal_first;
        ALTER TABLE {schema}.journal_first DROP CONSTRAINT journal_pkey;
        ALTER INDEX {schema}.journal_run RENAME TO journal_first_run;
        CREATE TABLE {schema}.journal (LIKE {schema}.journal_first, PRIMARY KEY (sequence, at)) PARTITION BY RANGE (at);

        -- Gives a table to whom the journal belonged at first, whoever makes it: a member of that role, or a superuser.
        CREATE FUNCTION {schema}.give_to_owner(made text) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            EXECUTE 'ALTER TABLE ' || made || ' OWNER TO '
                || (SELECT c.relowner::regrole::text FROM pg_class c WHERE c.oid = '{schema}.intents'::regclass);
        END $$;
        SELECT {schema}.give_to_owner('{schema}.journal');
        CREATE INDEX journal_run ON {schema}.journal (run_id, sequence);
        ALTER SEQUENCE {schema}.journal_seq OWNED BY {schema}.journal.sequence;

        -- Of each run the last row that was removed from the journal.
        CREATE TABLE {schema}.journal_anchors (
            removal      bigint           NOT NULL,
            run_id       text COLLATE "C" NOT NULL,
            run_sequence bigint           NOT NULL,
            hash         bytea            NOT NULL,
            PRIMARY KEY (removal, run_id)
        );
        SELECT {schema}.give_to_owner('{schema}.journal_anchors');
        CREATE INDEX intents_edit ON {schema}.intents (edit_of) WHERE edit_of IS NOT NULL;

        -- The beginning of the month, UTC, in which a time lies, or so many months later; both in Unix milliseconds.
        CREATE FUNCTION {schema}.month_of(time_ms bigint, later integer) RETURNS bigint LANGUAGE sql STABLE
        AS $$ SELECT (extract(epoch FROM date_trunc('month', to_timestamp(time_ms / 1000.0) AT TIME ZONE 'UTC') + make_interval(months => later)) * 1000)::bigint $$;

        -- Makes the parts of this month and the three that follow. Not made are those whose rows go into the first part, or already
        -- are in the part of what had none; nor is one made while somebody reads for long.
        CREATE FUNCTION {schema}.add_journal_months() RETURNS void LANGUAGE plpgsql SET lock_timeout = '1s' AS $$
        DECLARE
            first bigint;
            name text;
        BEGIN
            FOR later IN 0..3 LOOP
                first := {schema}.month_of({schema}.clock_ms(), later);
                name := '{schema}.journal_' || to_char(to_timestamp(first / 1000.0) AT TIME ZONE 'UTC', 'YYYY_MM');
                CONTINUE WHEN to_regclass(name) IS NOT NULL;
                -- Asked before writers have to wait for it.
                CONTINUE WHEN EXISTS (SELECT FROM {schema}.journal_other o WHERE o.at >= first AND o.at < {schema}.month_of(first, 1));
                BEGIN
                    EXECUTE 'CREATE TABLE ' || name || ' PARTITION OF {schema}.journal FOR VALUES FROM (' || first || ') TO (' || {schema}.month_of(first, 1) || ')';
                    PERFORM {schema}.give_to_owner(name);
                EXCEPTION
                    WHEN invalid_object_definition OR check_violation OR lock_not_available THEN
                        NULL;
                END;
            END LOOP;
        END $$;

        -- Drops the oldest part of the journal, if it ends by a time and holds no row behind the last one whose removal was
        -- recorded. False when there is none such, or when it is in use for long: who writes meanwhile waits a second at most.
        CREATE FUNCTION {schema}.drop_journal_part(before_ms bigint, last bigint) RETURNS boolean LANGUAGE plpgsql SET lock_timeout = '1s' AS $$
        DECLARE
            part text;
            newest bigint;
        BEGIN
            SELECT p.name INTO part
            FROM (
                SELECT c.oid::regclass::text AS name, substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \(''?(-?[0-9]+)''?\)')::bigint AS ends
                FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = '{schema}.journal'::regclass
            ) p
            WHERE p.ends <= before_ms ORDER BY p.ends LIMIT 1;
            IF part IS NULL THEN
                RETURN false;
            END IF;
            EXECUTE 'LOCK TABLE ' || part || ' IN SHARE MODE';
            EXECUTE 'SELECT coalesce(max(sequence), 0) FROM ' || part INTO newest;
            IF newest > last THEN
                RETURN false;
            END IF;
            EXECUTE 'DROP TABLE ' || part;
            RETURN true;
        EXCEPTION
            WHEN lock_not_available THEN
                RETURN false;
        END $$;

        DO $$
        DECLARE
            given record;
            known record;
        BEGIN
            -- The clock may once have been ahead.
            EXECUTE 'ALTER TABLE {schema}.journal ATTACH PARTITION {schema}.journal_first FOR VALUES FROM (MINVALUE) TO ('
                || {schema}.month_of(greatest({schema}.clock_ms(), (SELECT max(at) FROM {schema}.journal_first)), 1) || ')';
            -- Who may use the journal still may.
            FOR given IN
                SELECT CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE a.grantee::regrole::text END AS whom, a.privilege_type AS what
                FROM pg_class c, aclexplode(c.relacl) a WHERE c.oid = '{schema}.journal_first'::regclass
            LOOP
                EXECUTE 'GRANT ' || given.what || ' ON {schema}.journal TO ' || given.whom;
                IF given.what = 'SELECT' THEN
                    EXECUTE 'GRANT SELECT ON {schema}.journal_anchors TO ' || given.whom;
                END IF;
            END LOOP;
            -- Sessions that are open keep the row type of the table that was the journal; a changed function is read again.
            FOR known IN SELECT oid::regprocedure AS name FROM pg_proc WHERE pronamespace = '{schema}'::regnamespace AND prokind = 'f' LOOP
                EXECUTE 'ALTER FUNCTION ' || known.name || ' CALLED ON NULL INPUT';
            END LOOP;
        END $$;
        CREATE TABLE {schema}.journal_other PARTITION OF {schema}.journal DEFAULT;
        SELECT {schema}.give_to_owner('{schema}.journal_other');
        SELECT {schema}.add_journal_months();
        """;
}
