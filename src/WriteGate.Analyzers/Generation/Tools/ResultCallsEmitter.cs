using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>What a read, an action or a create calls, and how its result is written and read back.</summary>
internal static class ResultCallsEmitter
{
    public static void Emit(SourceWriter writer, ToolNames names, WireClass wire)
    {
        ToolSpec tool = names.Tool;
        string common = $"{names.ToolsType} tools, {names.Arguments} arguments";
        string token = $"{Runtime.Token} cancellationToken";
        string call = tool.Shape == Shape.Read
            ? $"Read({common}, {token})"
            : $"Write({common}, {Runtime.Gate}WritePermit permit, {token})";
        if (tool.Result is null)
        {
            CallText.EmitMethodFor(writer, names.ResultType, call, tool.Call, names, "default");
        }
        else
        {
            CallText.EmitMethod(writer, names.ResultType, call, tool.Call, names);
        }

        EmitJson(writer, names, wire);
        EmitVisit(writer, names);
        if (tool.Before is { } before)
        {
            CallText.EmitMethod(writer, "bool", $"Exists({common}, {token})", before, names, static value => value + " is not null");
        }

        if (tool.Finder is { } finder)
        {
            string found = $"{Runtime.Tools}Found<{names.ResultType}>";
            CallText.EmitMethod(writer, found, $"Find({common}, {token})", finder, names, value => tool.Result is null
                ? $"new {found}({value}, default)"
                : $"{value} is {{ }} found ? new {found}(true, found) : default");
        }

        CallText.EmitEnsure(writer, $"{common}, {names.ResultType} result", names);
        if (tool.Reversal is { } reversal)
        {
            EmitReverse(writer, names, reversal, $"{common}, {names.ResultType} result, {Runtime.Gate}WritePermit permit, {token}");
        }

        if (tool.Shape == Shape.Create)
        {
            writer.Gap();
            writer.Write($"protected override string? NewIdOf({names.ResultType} result) => {NewId(tool)};");
        }
    }

    private static void EmitJson(SourceWriter writer, ToolNames names, WireClass wire)
    {
        string owner = names.Tool.Identifier + "Result";
        string signature = $"protected override void WriteResult({names.ResultType} result, {Runtime.Writer} json)";
        writer.Gap();
        if (names.Tool.Result is { IsNullable: false } value)
        {
            writer.Write($"{signature} => {wire.Writing.Of(value, "result", "json", owner, true)}");
        }
        else
        {
            using (writer.Begin(signature))
            {
                if (names.Tool.Result is { } nullable)
                {
                    wire.Writing.OrNull(writer, nullable, "result", "present", owner, true);
                }
                else
                {
                    writer.Write("json.Null();");
                }
            }
        }

        writer.Gap();
        signature = $"protected override {names.ResultType} ReadResult(ref {Runtime.Reader} json)";
        if (names.Tool.Result is { } result)
        {
            writer.Write($"{signature} => {wire.Reading.OrNull(result, owner, true)};");
        }
        else
        {
            using (writer.Begin(signature))
            {
                writer.Write("json.TryReadNull();");
                writer.Write("return default;");
            }
        }
    }

    private static void EmitVisit(SourceWriter writer, ToolNames names)
    {
        if (names.Tool.Scan == ScanKind.None)
        {
            return;
        }

        string signature = $"protected override void Visit({names.ResultType} result, {Runtime.Tools}RecordVisitor visitor)";
        writer.Gap();
        if (names.Tool.Scan == ScanKind.One)
        {
            writer.Write($"{signature} => visitor.Visit(result);");
            return;
        }

        using (writer.Begin(signature))
        using (writer.Begin($"foreach ({names.Tool.Result!.Item!.TypeText()} record in result{Fallback(names.Tool.Result)})"))
        {
            writer.Write("visitor.Visit(record);");
        }
    }

    private static string Fallback(ValueSpec result) => result.IsNullable ? " ?? []" : "";

    private static void EmitReverse(SourceWriter writer, ToolNames names, CallSpec call, string parameters)
    {
        string own = CallText.Of(call, names);
        string signature = $"{Runtime.ValueTask} Reverse({parameters})";
        writer.Gap();
        switch (call.Await)
        {
            case AwaitKind.Task:
                writer.Write($"protected override {signature}\n    => new({own});");
                break;
            case AwaitKind.ValueTask when call.Returns is null:
                writer.Write($"protected override {signature}\n    => {own};");
                break;
            case AwaitKind.ValueTask:
                writer.Write($"protected override async {signature}\n    => await {own}.ConfigureAwait(false);");
                break;
            default:
                using (writer.Begin($"protected override {signature}"))
                {
                    writer.Write($"{own};");
                    writer.Write("return default;");
                }

                break;
        }
    }

    private static string NewId(ToolSpec tool)
    {
        string expression = tool.NewId.Length == 0 ? "result" : $"result.{Identifiers.Escape(tool.NewId)}";
        return ValueText.Of(expression, tool.NewIdKind);
    }
}
