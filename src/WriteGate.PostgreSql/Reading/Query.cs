using System.Text;

using Npgsql;

using NpgsqlTypes;

namespace WriteGate.PostgreSql;

/// <summary>A statement and its values, built together. Only what restricts goes into it, so that the planner can choose an index.</summary>
internal sealed class Query
{
    private readonly StringBuilder sql = new();
    private readonly List<NpgsqlParameter> values = [];

    public Query(string sql) => this.sql.Append(sql);

    public Query Add(string more)
    {
        sql.Append(more);
        return this;
    }

    /// <summary>Adds a text value.</summary>
    /// <returns>The place that stands for it.</returns>
    public string Text(string value) => Add(new NpgsqlParameter<string> { TypedValue = StoredText.Encode(value), NpgsqlDbType = NpgsqlDbType.Text });

    /// <summary>Adds a number.</summary>
    /// <returns>The place that stands for it.</returns>
    public string Number(long value) => Add(new NpgsqlParameter<long> { TypedValue = value });

    /// <summary>Demands a column to be a text, unless it is null.</summary>
    public Query Where(string column, string? value) => value is null ? this : Add($" AND {column} = {Text(value)}");

    public NpgsqlCommand CommandOn(NpgsqlConnection connection)
    {
        NpgsqlCommand command = new(sql.ToString(), connection);
        // One that is tried again is bound again; a parameter belongs to one command only.
        values.ForEach(value => command.Parameters.Add(value.Clone()));
        return command;
    }

    public override string ToString() => sql.ToString();

    private string Add(NpgsqlParameter value)
    {
        values.Add(value);
        return $"${values.Count}";
    }
}
