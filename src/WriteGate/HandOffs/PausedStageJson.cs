using System.Text;
using System.Text.Json;

using WriteGate.Journal;
using WriteGate.Json;

namespace WriteGate;

/// <summary>A paused stage as the journal keeps it.</summary>
internal static class PausedStageJson
{
    /// <summary>What was received as text, what is no UTF-8 replaced; null where it is nothing.</summary>
    public static UntrustedText? TextOf(ReadOnlySpan<byte> received)
    {
        if (received.IsEmpty)
        {
            return null;
        }

        string text = Encoding.UTF8.GetString(received[..Math.Min(received.Length, PausedStage.LongestReceived * 3)]);
        return new(text.Length <= PausedStage.LongestReceived ? text : text[..(PausedStage.LongestReceived - (char.IsHighSurrogate(text[PausedStage.LongestReceived - 1]) ? 1 : 0))]);
    }

    public static byte[] Write(PausedStage pause)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginObject();
        json.Member("input"u8);
        json.Raw(pause.Input is { Length: > 0 } input ? input : "null"u8);
        json.Member("received"u8);
        if (pause.Received is { } received)
        {
            json.String(received.Value);
        }
        else
        {
            json.Null();
        }

        json.Member("violations"u8);
        json.BeginList();
        foreach (Violation violation in pause.Violations)
        {
            json.BeginObject();
            json.Member("code"u8);
            json.String(violation.Code);
            json.Member("message"u8);
            json.String(violation.Message);
            json.Member("path"u8);
            json.String(violation.Path);
            json.EndObject();
        }

        json.EndList();
        json.EndObject();
        return json.ToArray();
    }

    /// <summary>The reason as the journal says it, whether or not values are kept.</summary>
    public static string ReasonOf(PausedStage pause) => $"{pause.Reason}: {pause.Why}";

    /// <summary>Reads a journal entry whose values are in the clear; forgotten or never kept, only what is said of them is left.</summary>
    public static PausedStage Read(JournalEntry entry)
    {
        string[] reason = entry.Reason!.Split(": ", 2);
        PausedStage pause = new()
        {
            Id = entry.CallId!,
            Tenant = entry.Tenant,
            RunId = entry.RunId,
            Pipeline = entry.Resource!,
            Stage = entry.RecordId!,
            Reason = Enum.Parse<PauseReason>(reason[0]),
            Why = reason[1],
        };
        if (entry.After is not { } stored)
        {
            return pause;
        }

        JsonElement json = JsonElement.Parse(stored);
        JsonElement input = json.GetProperty("input");
        return pause with
        {
            Received = json.GetProperty("received").GetString() is { } received ? new(received) : null,
            Violations =
            [
                .. json.GetProperty("violations").EnumerateArray().Select(violation => new Violation(
                    violation.GetProperty("code").GetString()!, violation.GetProperty("path").GetString()!, violation.GetProperty("message").GetString()!)),
            ],
            Input = input.ValueKind == JsonValueKind.Null ? [] : Encoding.UTF8.GetBytes(input.GetRawText()),
            IsKept = true,
        };
    }
}
