using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>Calls of the user's methods.</summary>
internal static class CallText
{
    /// <summary>The call as an expression, not awaited.</summary>
    public static string Of(CallSpec call, ToolNames names)
    {
        string target = call.IsStatic ? names.ToolsType : "tools";
        return $"{target}.{Identifiers.Escape(call.Method)}({string.Join(", ", call.Arguments.Select(argument => Argument(argument, names)))})";
    }

    /// <summary>The value of the call, awaited where it needs to be.</summary>
    public static string Awaited(CallSpec call, ToolNames names)
        => call.Await == AwaitKind.None ? Of(call, names) : $"await {Of(call, names)}.ConfigureAwait(false)";

    /// <summary>Writes a method whose body is one call and an expression over its value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="result">What the method's <c>ValueTask</c> holds.</param>
    /// <param name="signature">Name and parameters.</param>
    /// <param name="call">The call.</param>
    /// <param name="names">The tool's names.</param>
    /// <param name="value">Makes the result of the call's value, where it is not the value itself.</param>
    public static void EmitMethod(SourceWriter writer, string result, string signature, CallSpec call, ToolNames names, Func<string, string>? value = null)
    {
        string type = $"{Runtime.ValueTask}<{result}>";
        string own = Of(call, names);
        bool isDirect = value is null && call.Returns == result;
        value ??= static text => text;
        writer.Gap();
        if (isDirect && call.Await == AwaitKind.ValueTask)
        {
            Emit(writer, $"protected override {type} {signature}", own);
        }
        else if (isDirect && call.Await == AwaitKind.Task)
        {
            Emit(writer, $"protected override {type} {signature}", $"new({own})");
        }
        else if (call.Await == AwaitKind.None)
        {
            Emit(writer, $"protected override {type} {signature}", $"new({value(own)})");
        }
        else
        {
            Emit(writer, $"protected override async {type} {signature}", value(Awaited(call, names)));
        }
    }

    /// <summary>Writes the method that asks a post-condition what is wrong, where the tool has one.</summary>
    public static void EmitEnsure(SourceWriter writer, string parameters, ToolNames names)
    {
        if (names.Tool.Check is { } check)
        {
            string signature = $"Ensure({parameters}, {Runtime.Token} cancellationToken)";
            EmitMethod(writer, "string?", signature, check, names, check.Returns == "bool"
                ? value => $"{value} ? null : {Literals.Of($"{check.Method} does not hold.")}"
                : null);
        }
    }

    /// <summary>Writes a method that makes the call and then returns something else.</summary>
    public static void EmitMethodFor(SourceWriter writer, string result, string signature, CallSpec call, ToolNames names, string returned)
    {
        bool isAsync = call.Await != AwaitKind.None;
        writer.Gap();
        using (writer.Begin($"protected override {(isAsync ? "async " : "")}{Runtime.ValueTask}<{result}> {signature}"))
        {
            writer.Write($"{Awaited(call, names)};");
            writer.Write(isAsync ? $"return {returned};" : "return default;");
        }
    }

    private static void Emit(SourceWriter writer, string signature, string body) => writer.Write($"{signature}\n    => {body};");

    private static string Argument(ArgumentSpec argument, ToolNames names) => argument.Kind switch
    {
        ArgumentKind.Parameter => $"arguments.{names.Properties[argument.Parameter]}",
        ArgumentKind.Patch => "minimal",
        ArgumentKind.Permit => "permit",
        ArgumentKind.CancellationToken => "cancellationToken",
        _ => names.Tool.NewId.Length == 0 ? "result" : $"result.{Identifiers.Escape(names.Tool.NewId)}",
    };
}
