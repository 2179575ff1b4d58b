using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>One contract's schema in every dialect of the runtime.</summary>
internal sealed class DialectSchemas
{
    private readonly IReadOnlyList<(Dialect Dialect, string Json)> schemas;

    public DialectSchemas(Func<Dialect, string> schemaIn)
    {
        schemas = [.. Dialect.All.Select(dialect => (dialect, schemaIn(dialect)))];
        Hash = SchemaHash.Of(schemas[0].Json);
    }

    /// <summary>That of the full schema.</summary>
    public string Hash { get; }

    /// <summary>Writes the method that gives the constant of a dialect; equal ones stand once.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="method">What stands before its parameters.</param>
    public void Emit(SourceWriter writer, string method)
    {
        writer.Gap();
        string signature = $"{method}({Runtime.Tools}SchemaDialect dialect) =>";
        List<IGrouping<string, Dialect>> texts = [.. schemas.GroupBy(schema => schema.Json, schema => schema.Dialect)];
        if (texts.Count == 1)
        {
            writer.Write($"{signature} {Literals.Utf8Json(texts[0].Key)};");
            return;
        }

        using (writer.Begin($"{signature} dialect switch", "};"))
        {
            foreach (IGrouping<string, Dialect> text in texts.Skip(1))
            {
                string names = string.Join(" or ", text.Select(dialect => $"{Runtime.Tools}SchemaDialect.{dialect.Name}"));
                writer.Write($"{names} => {Literals.Utf8Json(text.Key)},");
            }

            writer.Write($"_ => {Literals.Utf8Json(texts[0].Key)},");
        }
    }
}
