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
    private readonly DialectSchemas schemas;

    public ToolEmitter(ToolNames names, WireClass wire)
    {
        Names = names;
        this.wire = wire;
        schemas = new(dialect => SchemaEmitter.Emit(names.Tool, wire.Types, dialect));
    }

    public ToolNames Names { get; }

    public void EmitSurface(SourceWriter writer)
    {
        ToolSpec tool = Names.Tool;
        if (tool.Shape == Shape.Read)
        {
            SurfaceEmitter.EmitName(writer, tool.Name, schemas.Hash);
            return;
        }

        SurfaceEmitter.Emit(writer, SurfaceEntries.Of(tool), schemas.Hash);
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
            ContractEmitter.Emit(writer, Names.Tool, schemas.Hash);
            schemas.Emit(writer, "public override global::System.ReadOnlySpan<byte> Schema");
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
}
