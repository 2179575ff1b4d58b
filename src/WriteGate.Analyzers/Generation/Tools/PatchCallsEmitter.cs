using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>What a patch or batch tool calls: the reader of the record, and the raw write.</summary>
internal static class PatchCallsEmitter
{
    public static void Emit(SourceWriter writer, ToolNames names)
    {
        ToolSpec tool = names.Tool;
        string record = $"{names.RecordType}?";
        string common = $"{names.ToolsType} tools, {names.Arguments} arguments";
        string token = $"{Runtime.Token} cancellationToken";
        string patch = $"{Runtime.Gate}Patch<{names.RecordType}>";
        string write = $"Write({common}, {patch} minimal, {Runtime.Gate}WritePermit permit, {token})";

        writer.Gap();
        writer.Write($"protected override {patch} PatchOf(in {names.Arguments} arguments) => arguments.{names.Properties[tool.PatchParameter]};");
        CallText.EmitMethod(writer, record, $"ReadBefore({common}, {token})", tool.Before!, names);
        if (tool.Call.Returns is null)
        {
            CallText.EmitMethodFor(writer, record, write, tool.Call, names, "null");
        }
        else
        {
            CallText.EmitMethod(writer, record, write, tool.Call, names);
        }

        CallText.EmitEnsure(writer, common, names);
    }
}
