using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace WriteGate.Testing;

/// <summary>Writes the lines of a transcript.</summary>
internal static class TranscriptText
{
    /// <summary>How deep a line may be.</summary>
    public const int MaxDepth = 256;

    // What is read in a review is written as it is; a line is no HTML.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    public static byte[] Line(RunOptions run) => Line(json =>
    {
        json.WriteStartObject("run"u8);
        json.WriteString("tenant"u8, run.Tenant);
        json.WriteString("workflow"u8, run.Workflow);
        json.WriteString("agent"u8, run.Agent);
        Text(json, "onBehalfOf", run.OnBehalfOf);
        Text(json, "model", run.Model);
        json.WriteBoolean("apply"u8, run.Apply);
        if (run.Shadow)
        {
            json.WriteBoolean("shadow"u8, true);
        }

        if (run.Expected is { } expected)
        {
            json.WriteNumber("expected"u8, expected);
        }

        json.WriteEndObject();
    });

    public static byte[] Line(TranscriptStep step) => Line(json =>
    {
        switch (step)
        {
            case TranscriptStep.Call call:
                json.WriteString("call"u8, call.Tool);
                Arguments(json, call.Arguments.Span);
                Text(json, "callId", call.Options.CallId);
                Text(json, "retryOf", call.Options.RetryOf);
                if (call.Options.Confidence is { } confidence)
                {
                    json.WriteNumber("confidence"u8, confidence);
                }

                Text(json, "intent", call.Intent);
                break;
            case TranscriptStep.Decision decision:
                json.WriteString(decision.Approves ? "approve"u8 : "deny"u8, decision.Intent);
                json.WriteString("by"u8, decision.By);
                Text(json, "reason", decision.Reason);
                Text(json, "digest", decision.Digest);
                break;
            case TranscriptStep.Execution execution:
                json.WriteString("execute"u8, execution.Intent);
                break;
        }

        json.WriteString("expect"u8, step.Expect);
    });

    // As JSON where that keeps every byte, as text where it does not, and as bytes where they are no text.
    private static void Arguments(Utf8JsonWriter json, ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
        {
            json.WriteBase64String("argumentsBase64"u8, utf8);
        }
        else if (IsOneLineOfJson(utf8))
        {
            json.WritePropertyName("arguments"u8);
            json.WriteRawValue(utf8, skipInputValidation: true);
        }
        else
        {
            json.WriteString("argumentsText"u8, utf8);
        }
    }

    private static bool IsOneLineOfJson(ReadOnlySpan<byte> utf8)
    {
        // White space around the value would be lost.
        if (utf8.IsEmpty || utf8.IndexOfAny("\r\n"u8) >= 0 || utf8[0] <= ' ' || utf8[^1] <= ' ')
        {
            return false;
        }

        Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth - 2 });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static byte[] Line(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> line = new();
        using (Utf8JsonWriter json = new(line, Plain))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        return line.WrittenSpan.ToArray();
    }
}
