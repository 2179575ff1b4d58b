using WriteGate.Journal;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>One call on its way: who calls what in which run.</summary>
internal sealed record Call(RunOptions Run, string RunId, string ToolName, CallOptions Options, bool IsTyped)
{
    /// <summary>A journal entry for a call that has no intent.</summary>
    public JournalEntry Entry(Outcome outcome, string reason, ToolContract? contract = null, string? recordId = null) => new()
    {
        Tenant = Run.Tenant,
        RunId = RunId,
        Action = outcome.Word,
        Workflow = Run.Workflow,
        Actor = Run.Agent,
        OnBehalfOf = Run.OnBehalfOf,
        Model = Run.Model,
        Tool = ToolName,
        CallId = Options.CallId,
        RetryOf = Options.RetryOf,
        Resource = contract?.Resource,
        RecordId = recordId,
        IsRehearsal = outcome.Kind == OutcomeKind.Rehearsed,
        Reason = reason,
        IsSensitive = contract?.IsSensitive ?? false,
    };

    /// <summary>An identifier that sorts by time.</summary>
    public static string NewId(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
}
