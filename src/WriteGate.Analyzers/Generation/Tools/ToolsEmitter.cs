using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;
using WriteGate.Analyzers.Surface;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>The file of one <c>[AgentTools]</c> class.</summary>
internal static class ToolsEmitter
{
    public static string Emit(ToolsSpec spec, CancellationToken cancellationToken)
    {
        WireTypes types = new(spec);
        NameScope members = new(spec.Type.TakenNames);
        WireClass wire = new(types, members.Take("Wire"));
        List<ToolEmitter> tools = [];
        foreach (ToolSpec tool in spec.Tools)
        {
            cancellationToken.ThrowIfCancellationRequested();
            tools.Add(new(new(spec, tool, members), wire));
        }

        SourceWriter writer = GeneratedFile.Begin(spec.Type);
        foreach (ToolEmitter tool in tools)
        {
            tool.EmitSurface(writer);
        }

        foreach ((_, SurfaceEntry field) in spec.Patches
            .Where(patch => patch.IsForeign)
            .SelectMany(patch => SurfaceEntries.Fields(patch.Name, patch.Fields, types)))
        {
            SurfaceEmitter.Emit(writer, field);
        }

        GeneratedFile.WriteNamespace(writer, spec.Type);
        EmitClass(writer, spec, tools, wire, cancellationToken);
        TypedCallsEmitter.Emit(writer, spec.Type, [.. tools.Select(tool => tool.Names).Where(names => names.Tool.HasTypedCall)]);
        return writer.ToString();
    }

    private static void EmitClass(SourceWriter writer, ToolsSpec spec, List<ToolEmitter> tools, WireClass wire, CancellationToken cancellationToken)
    {
        string contract = $"{Runtime.Tools}IAgentTools<{spec.Type.Type}>";
        using (GeneratedFile.BeginType(writer, spec.Type, contract))
        {
            using (writer.Begin($"static global::System.Collections.Generic.IReadOnlyList<{Runtime.Tools}GatedTool> {contract}.Tools {{ get; }} = new {Runtime.Tools}GatedTool[]", "};"))
            {
                foreach (ToolEmitter tool in tools)
                {
                    writer.Write($"{tool.Names.Class}.Instance,");
                }
            }

            foreach (ToolEmitter tool in tools)
            {
                cancellationToken.ThrowIfCancellationRequested();
                tool.Emit(writer);
            }

            wire.Emit(writer);
        }
    }
}
