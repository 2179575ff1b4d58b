using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>The parts of a write's idempotency key, and the identifier of its record.</summary>
internal static class KeyEmitter
{
    public static void Emit(SourceWriter writer, ToolNames names, WireClass wire)
    {
        ToolSpec tool = names.Tool;
        writer.Gap();
        using (writer.Begin($"protected override void WriteKey(in {names.Arguments} arguments, {Runtime.Tools}KeyWriter key)"))
        {
            foreach (int part in tool.Key)
            {
                MemberSpec parameter = tool.Parameters[part];
                writer.Write(wire.Writing.Of(parameter.Value, $"arguments.{names.Properties[part]}", "key.BeginPart()", names.Properties[part], false));
                writer.Write("key.EndPart();");
            }
        }

        string id = "null";
        if (tool.IdParameter >= 0)
        {
            ValueSpec value = tool.Parameters[tool.IdParameter].Value;
            id = ValueText.Of($"arguments.{names.Properties[tool.IdParameter]}", value.Kind, value.IsNullable);
        }

        writer.Gap();
        writer.Write($"protected override string? RecordIdOf(in {names.Arguments} arguments) => {id};");
    }
}
