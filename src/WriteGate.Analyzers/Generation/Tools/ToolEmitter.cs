using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;
using WriteGate.Analyzers.Surface;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>One tool: its line in the write surface, its arguments and its class.</summary>
internal sealed class ToolEmitter
{
    private readonly WireClass wire;
    private readonly IReadOnlyList<(Dialect Dialect, string Json)> schemas;
    private readonly string hash;

    public ToolEmitter(ToolNames names, WireClass wire)
    {
        Names = names;
        this.wire = wire;
        schemas = [.. Dialect.All.Select(dialect => (dialect, SchemaEmitter.Emit(names.Tool, wire.Types, dialect)))];
        hash = SchemaHash.Of(schemas[0].Json);
    }

    public ToolNames Names { get; }

    public void EmitSurface(SourceWriter writer)
    {
        ToolSpec tool = Names.Tool;
        if (tool.Shape == Shape.Read)
        {
            SurfaceEmitter.EmitName(writer, tool.Name, hash);
            return;
        }

        SurfaceEmitter.Emit(writer, SurfaceEntries.Of(tool), hash);
        foreach ((_, SurfaceEntry argument) in SurfaceEntries.Arguments(tool, wire.Types))
        {
            SurfaceEmitter.Emit(writer, argument);
        }
    }

    public void Emit(SourceWriter writer)
    {
        ArgumentsEmitter.Emit(writer, Names);
        writer.Gap();
        writer.Write(GeneratedFile.Mark);
        using (writer.Begin($"{Names.Access} sealed class {Names.Class} : {Names.BaseType}"))
        {
            writer.Write($"internal static readonly {Names.Class} Instance = new();");
            ContractEmitter.Emit(writer, Names.Tool, hash);
            EmitSchema(writer);
            ArgumentsEmitter.EmitReader(writer, Names, wire);
            ArgumentsEmitter.EmitWriter(writer, Names, wire);
            if (Names.Tool.Shape != Shape.Read)
            {
                KeyEmitter.Emit(writer, Names, wire);
            }

            if (Names.Tool.Shape is Shape.Patch or Shape.Batch)
            {
                PatchCallsEmitter.Emit(writer, Names);
            }
            else
            {
                ResultCallsEmitter.Emit(writer, Names, wire);
            }
        }
    }

    private void EmitSchema(SourceWriter writer)
    {
        writer.Gap();
        string signature = $"public override global::System.ReadOnlySpan<byte> Schema({Runtime.Tools}SchemaDialect dialect) =>";
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
