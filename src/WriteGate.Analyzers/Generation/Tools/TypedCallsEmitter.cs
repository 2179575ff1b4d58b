using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>The typed calls of a class's tools: each goes the whole way through the gate.</summary>
internal static class TypedCallsEmitter
{
    public static void Emit(SourceWriter writer, PartialTypeSpec type, IReadOnlyList<ToolNames> tools)
    {
        if (tools.Count == 0)
        {
            return;
        }

        string access = tools.Any(names => names.Tool.IsPublicCall) ? "public" : "internal";
        writer.Gap();
        writer.Write($"/// <summary>Gated calls of the tools of <see cref=\"{type.Type}\"/>.</summary>");
        writer.Write(GeneratedFile.Mark);
        using (writer.Begin($"{access} static class {type.UniqueName.Replace('.', '_')}Calls"))
        {
            foreach (ToolNames names in tools)
            {
                EmitCall(writer, type, names);
            }
        }
    }

    private static void EmitCall(SourceWriter writer, PartialTypeSpec type, ToolNames names)
    {
        ToolSpec tool = names.Tool;
        bool isBatch = tool.Shape == Shape.Batch;
        NameScope scope = new(isBatch ? [] : tool.Parameters.Select(parameter => parameter.Name));
        string tools = scope.Take("tools");
        string items = scope.Take("items");
        string options = scope.Take("options");
        string token = scope.Take("cancellationToken");
        string arguments = $"{names.ToolsType}.{names.Arguments}";
        string passed = isBatch ? items : $"new({string.Join(", ", names.Parameters)})";
        List<string> parameters = [$"this {Runtime.Gate}GatedTools<{names.ToolsType}> {tools}"];
        parameters.AddRange(isBatch
            ? [$"global::System.Collections.Generic.IReadOnlyList<{arguments}> {items}"]
            : tool.Parameters.Select((parameter, i) => Parameter(parameter, names.Parameters[i])));
        parameters.Add($"{Runtime.Gate}CallOptions? {options} = null");
        parameters.Add($"{Runtime.Token} {token} = default");
        string result = tool.PatchParameter >= 0 ? $"{Runtime.Gate}GateResult" : $"{Runtime.Gate}GateResult<{names.ResultType}>";
        string access = tool.IsPublicCall ? "public" : "internal";

        writer.Gap();
        writer.Write($"/// <summary>{DocText.Of(tool.Description, tool.Name)}</summary>");
        writer.Write($"{access} static {Runtime.Task}<{result}> {Identifiers.Escape(tool.Identifier)}({string.Join(", ", parameters)})");
        writer.Write($"    => {tools}.CallAsync({type.Type}.{names.Class}.Instance, {passed}, {options}, {token});");
    }

    private static string Parameter(MemberSpec parameter, string name)
    {
        string text = $"{parameter.Value.TypeText()} {name}";
        return parameter.IsOptional ? $"{text} = {parameter.Default ?? "default"}" : text;
    }
}
