using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WriteGate.Testing;

/// <summary>One line of a transcript as it is read.</summary>
internal sealed record TranscriptLine
{
    private static readonly string[] Words = [.. Outcomes.All.Select(outcome => outcome.Word)];

    public TranscriptRun? Run { get; init; }

    public string? Call { get; init; }

    public JsonElement Arguments { get; init; }

    public string? ArgumentsText { get; init; }

    public byte[]? ArgumentsBase64 { get; init; }

    public string? CallId { get; init; }

    public string? RetryOf { get; init; }

    public double? Confidence { get; init; }

    public string? Intent { get; init; }

    public string? Approve { get; init; }

    public string? Deny { get; init; }

    public string? By { get; init; }

    public string? Reason { get; init; }

    public string? Digest { get; init; }

    public string? Execute { get; init; }

    public string? Expect { get; init; }

    /// <exception cref="JsonException">It is no object of these members.</exception>
    public static TranscriptLine Parse(string line)
        => JsonSerializer.Deserialize(line, TranscriptLines.Default.TranscriptLine) ?? throw new JsonException("a line is a JSON object.");

    /// <exception cref="FormatException">It does not say who runs.</exception>
    public RunOptions ToRun() => (Run ?? throw new FormatException("the first line says who runs: {\"run\":{\"tenant\":…,\"workflow\":…,\"agent\":…}}.")).ToOptions();

    /// <exception cref="FormatException">It is no step.</exception>
    public TranscriptStep ToStep() => this switch
    {
        { Run: not null } => throw new FormatException("a transcript is of one run, and this is a second one."),
        { Call: { } tool, Approve: null, Deny: null, Execute: null } => new TranscriptStep.Call(
            tool, Bytes(), new CallOptions { CallId = CallId, RetryOf = RetryOf, Confidence = Confidence }, Intent, Expected(Words)),
        { Approve: { } intent, Call: null, Deny: null, Execute: null } => Decision(intent, approves: true),
        { Deny: { } intent, Call: null, Approve: null, Execute: null } => Decision(intent, approves: false),
        { Execute: { } intent, Call: null, Approve: null, Deny: null } => new TranscriptStep.Execution(intent, Expected(Words)),
        _ => throw new FormatException("a step is exactly one of call, approve, deny and execute."),
    };

    private TranscriptStep.Decision Decision(string intent, bool approves) => new(
        intent, approves, By ?? throw new FormatException("a decision says by whom: \"by\"."), Reason, Digest, Expected([TranscriptStep.Taken, TranscriptStep.Refused]));

    // A step that expects nothing could not fail.
    private string Expected(string[] words) => words.Contains(Expect, StringComparer.Ordinal)
        ? Expect!
        : throw new FormatException($"\"expect\" is {(Expect is null ? "missing" : $"\"{Expect}\"")}; it is one of {string.Join(", ", words)}.");

    private byte[] Bytes() => (Arguments.ValueKind, ArgumentsText, ArgumentsBase64) switch
    {
        (JsonValueKind.Undefined, { } text, null) => Encoding.UTF8.GetBytes(text),
        (JsonValueKind.Undefined, null, { } bytes) => bytes,
        (not JsonValueKind.Undefined, null, null) => Encoding.UTF8.GetBytes(Arguments.GetRawText()),
        _ => throw new FormatException("a call has exactly one of arguments, argumentsText and argumentsBase64."),
    };
}

/// <summary>Who runs, as it is read.</summary>
internal sealed record TranscriptRun(
    string Tenant, string Workflow, string Agent, string? OnBehalfOf = null, string? Model = null, bool Apply = false, bool Shadow = false, int? Expected = null)
{
    public RunOptions ToOptions() => new()
    {
        Tenant = Tenant,
        Workflow = Workflow,
        Agent = Agent,
        OnBehalfOf = OnBehalfOf,
        Model = Model,
        Apply = Apply,
        Shadow = Shadow,
        Expected = Expected,
    };
}

/// <summary>Reads lines without reflection; a member that a line does not have is a mistake of whoever wrote it.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    MaxDepth = TranscriptText.MaxDepth)]
[JsonSerializable(typeof(TranscriptLine))]
internal sealed partial class TranscriptLines : JsonSerializerContext;
