using System.Collections.ObjectModel;

using WriteGate.Journal;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>One call on its way: who calls what in which run.</summary>
internal sealed record Call(RunOptions Run, string RunId, string ToolName, CallOptions Options, bool IsTyped, RunTokens Tokens)
{
    /// <summary>What may be cited.</summary>
    public IReadOnlyDictionary<string, UntrustedText> Sources { get; init; } = ReadOnlyDictionary<string, UntrustedText>.Empty;

    /// <summary>A journal entry for a call that has no intent.</summary>
    public JournalEntry Entry(Outcome outcome, string reason, ToolContract? contract = null, string? recordId = null) => Entry(outcome.Word, reason) with
    {
        Tool = ToolName,
        CallId = Options.CallId,
        RetryOf = Options.RetryOf,
        Resource = contract?.Resource,
        RecordId = recordId,
        IsRehearsal = outcome.Kind == OutcomeKind.Rehearsed,
        IsSensitive = contract?.IsSensitive ?? false,
    };

    /// <summary>A journal entry for the run itself.</summary>
    public JournalEntry Entry(string action, string reason) => new()
    {
        Tenant = Run.Tenant,
        RunId = RunId,
        Action = action,
        Workflow = Run.Workflow,
        Actor = Run.Agent,
        OnBehalfOf = Run.OnBehalfOf,
        Model = Run.Model,
        Reason = reason,
    };

    /// <summary>An identifier that sorts by time.</summary>
    public static string NewId(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
}
