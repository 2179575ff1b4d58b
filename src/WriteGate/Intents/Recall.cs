namespace WriteGate.Intents;

/// <summary>What the gate asks the store before a write: does this call mean something that is already known?</summary>
/// <param name="Tenant">The tenant; nothing of another tenant is ever found.</param>
/// <param name="Key">The idempotency key.</param>
/// <param name="RunId">The run.</param>
/// <param name="Tool">The tool.</param>
/// <param name="Resource">The resource.</param>
/// <param name="RecordId">The record, if the arguments name one.</param>
/// <param name="CallId">The host's identifier of the call, if any.</param>
/// <param name="RetryOf">The call or intent that the call says it retries, if any.</param>
/// <param name="OtherKey">Another key that the same call may have been kept under, if any.</param>
public sealed record Recall(
    string Tenant, string Key, string RunId, string Tool, string Resource, string? RecordId, string? CallId, string? RetryOf,
    string? OtherKey = null);
