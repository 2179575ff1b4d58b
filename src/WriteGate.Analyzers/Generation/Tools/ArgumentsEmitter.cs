using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>A tool's typed arguments, and how they are read and written.</summary>
internal static class ArgumentsEmitter
{
    public static void Emit(SourceWriter writer, ToolNames names)
    {
        string subject = names.Tool.Shape == Shape.Batch ? "One item of" : "Arguments of";
        IEnumerable<string> parameters = names.Tool.Parameters.Select((parameter, i) => $"{parameter.Value.TypeText()} {names.Parameters[i]}");
        writer.Gap();
        writer.Write($"/// <summary>{subject} <c>{names.Tool.Name}</c>.</summary>");
        for (int i = 0; i < names.Parameters.Count && names.ArgumentsAccess == "public"; i++)
        {
            writer.Write($"/// <param name=\"{names.Tool.Parameters[i].Name}\">{Text(names, i)}</param>");
        }

        writer.Write(GeneratedFile.Mark);
        using (writer.Begin($"{names.ArgumentsAccess} readonly struct {names.Arguments}({string.Join(", ", parameters)})"))
        {
            for (int i = 0; i < names.Parameters.Count; i++)
            {
                if (names.ArgumentsAccess == "public")
                {
                    writer.Gap();
                    writer.Write($"/// <summary>{Text(names, i)}</summary>");
                }

                writer.Write($"public {names.Tool.Parameters[i].Value.TypeText()} {names.Properties[i]} {{ get; }} = {names.Parameters[i]};");
            }
        }
    }

    public static void EmitReader(SourceWriter writer, ToolNames names, WireClass wire)
    {
        writer.Gap();
        using (writer.Begin($"protected override void ReadArguments(ref {Runtime.Reader} json, out {names.Arguments} arguments)"))
        {
            IReadOnlyList<string> locals = MemberLoop.Emit(writer, wire, [.. names.Tool.Parameters], [], 0, names.Tool.Identifier, false);
            writer.Write($"arguments = new({string.Join(", ", locals)});");
        }
    }

    public static void EmitWriter(SourceWriter writer, ToolNames names, WireClass wire)
    {
        writer.Gap();
        using (writer.Begin($"protected override void WriteBody(in {names.Arguments} arguments, {Runtime.Writer} json)"))
        {
            CanonicalMembers members = new(wire, false);
            for (int i = 0; i < names.Properties.Count; i++)
            {
                members.Add(names.Tool.Parameters[i], $"arguments.{names.Properties[i]}");
            }

            members.Emit(writer);
        }
    }

    private static string Text(ToolNames names, int i) => DocText.Of(names.Tool.Parameters[i].Description, names.Tool.Parameters[i].JsonName);
}
