using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate;

/// <summary>Journal entries from what is at hand.</summary>
internal static class JournalEntries
{
    /// <summary>Of an intent. An action has no fields; its arguments stand for what is after.</summary>
    public static JournalEntry Entry(this Intent intent, string action, string? reason = null, string? actor = null) => new()
    {
        Tenant = intent.Tenant,
        RunId = intent.RunId,
        Action = action,
        IntentId = intent.Id,
        // A proposal that was made anew has a fence and is no execution.
        ExecutionId = intent.Fence > 0 && intent.State is not (IntentState.AwaitingApproval or IntentState.Approved or IntentState.Denied)
            ? $"{intent.Id}.{intent.Fence}"
            : null,
        Workflow = intent.Workflow,
        Actor = actor ?? intent.Agent,
        OnBehalfOf = intent.OnBehalfOf,
        Model = intent.Model,
        Tool = intent.Tool,
        CallId = intent.CallId,
        RetryOf = intent.RetryOf,
        Resource = intent.Resource,
        RecordId = intent.RecordId,
        Reason = reason ?? intent.Reason,
        Before = intent.Before,
        After = intent.After ?? intent.Body,
        Skipped = intent.Skipped,
        IsSensitive = intent.IsSensitive,
    };
}
