using System.Text;

using Microsoft.Data.Sqlite;

namespace WriteGate.EndToEnd.Tests.Crm;

/// <summary>A folder of data for one test, deleted afterwards.</summary>
public sealed class CrmFolder : IDisposable
{
    private static readonly string[] Tables = ["deals", "calls", "notes", "leads", "dials", "mails"];

    public string Path { get; } = Directory.CreateTempSubdirectory("crm-agent-test-").FullName;

    /// <summary>Every row of every table of the CRM, as text.</summary>
    public string CrmRows()
    {
        StringBuilder text = new();
        foreach (string table in Tables)
        {
            foreach (object[] row in Query($"select * from {table} order by id"))
            {
                text.Append(table).Append(": ").AppendJoin(" | ", row).AppendLine();
            }
        }

        return text.ToString();
    }

    /// <summary>Puts a file into the folder and returns its path.</summary>
    public string Write(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Changes the gate's store behind its back.</summary>
    public void Tamper(string sql)
    {
        using SqliteConnection connection = Open("gate.db", SqliteOpenMode.ReadWrite);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.True(command.ExecuteNonQuery() > 0, sql);
    }

    public long CrmNumber(string sql) => Convert.ToInt64(Query(sql).Single()[0], System.Globalization.CultureInfo.InvariantCulture);

    public string CrmText(string sql) => (string)Query(sql).Single()[0];

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private List<object[]> Query(string sql)
    {
        using SqliteConnection connection = Open("crm.db", SqliteOpenMode.ReadOnly);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader reader = command.ExecuteReader();
        List<object[]> rows = [];
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        SqliteConnectionStringBuilder builder = new() { DataSource = System.IO.Path.Combine(Path, file), Mode = mode, Pooling = false };
        SqliteConnection connection = new(builder.ToString());
        connection.Open();
        return connection;
    }
}
