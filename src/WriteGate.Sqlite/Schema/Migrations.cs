using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Brings a file forward to the schema that this version knows, and refuses what it does not know.</summary>
internal static class Migrations
{
    /// <exception cref="StoreUnavailableException">The file is of another program or of a newer version.</exception>
    public static void Require(SqliteDatabase database, string path, IReadOnlyList<string> steps)
    {
        long application = database.Number("PRAGMA application_id");
        if (application != StoreSchema.ApplicationId)
        {
            throw new StoreUnavailableException(
                $"\"{path}\" is a SQLite file of another program (application id {application}), not a WriteGate store. Nothing was changed in it; choose another path.");
        }

        long version = database.Number("PRAGMA user_version");
        if (version > steps.Count)
        {
            throw new StoreUnavailableException(
                $"\"{path}\" has schema version {version}, and this version of WriteGate.Sqlite knows {steps.Count}. Update the package; a store is never taken back.");
        }
    }

    /// <summary>For who may not bring a file forward.</summary>
    /// <exception cref="StoreUnavailableException">The file is older.</exception>
    public static void RequireNewest(SqliteDatabase database, string path, IReadOnlyList<string> steps)
    {
        long version = database.Number("PRAGMA user_version");
        if (version < steps.Count)
        {
            throw new StoreUnavailableException(
                $"\"{path}\" has schema version {version}, and this version of WriteGate.Sqlite reads {steps.Count}. A process that writes brings it forward.");
        }
    }

    /// <summary>Runs the steps that are missing, each in a transaction of its own.</summary>
    public static void Run(SqliteDatabase database, IReadOnlyList<string> steps)
    {
        for (long version = database.Number("PRAGMA user_version"); version < steps.Count; version++)
        {
            database.Execute("BEGIN IMMEDIATE");
            try
            {
                database.Execute(steps[(int)version]);
                database.Execute($"PRAGMA application_id = {StoreSchema.ApplicationId}; PRAGMA user_version = {version + 1}; COMMIT");
            }
            catch
            {
                if (database.InTransaction)
                {
                    database.Execute("ROLLBACK");
                }

                throw;
            }
        }
    }
}
