namespace WriteGate;

/// <summary>What <see cref="GateResultJson.ToUtf8Json"/> writes, as a JSON schema.</summary>
public static class GateResultSchema
{
    /// <summary>
    /// The schema (2020-12) of every result of every tool, UTF-8. <c>value</c> is open: what it holds is the tool's own.
    /// </summary>
    public static ReadOnlySpan<byte> Utf8 => """
        {"type":"object","properties":{
        "outcome":{"type":"string","enum":["answered","applied","no_change","replayed","rehearsed","pending","invalid","conflict","in_progress","denied","expired","stale","quarantined","failed","unknown","rolled_back","partly_applied"],"description":"What became of the call."},
        "message":{"type":"string","description":"What happened and what to do next."},
        "type":{"type":"string","format":"uri","description":"Problem type; absent where there is no problem."},
        "intent":{"type":"string","description":"Identifier of the proposed write."},
        "value":{"description":"What the tool returned."},
        "before":{"type":"object","description":"The touched fields before."},
        "after":{"type":"object","description":"The touched fields after, or as they would be."},
        "skipped":{"type":"array","items":{"type":"object","properties":{
        "record":{"type":"string","description":"The record, in a batch."},
        "field":{"type":"string"},
        "code":{"type":"string"},
        "because":{"type":"string"}},"required":["field","code","because"],"additionalProperties":false},"description":"Fields that were left out."},
        "violations":{"type":"array","items":{"type":"object","properties":{
        "path":{"type":"string","description":"Where, as a JSON Pointer."},
        "code":{"type":"string"},
        "message":{"type":"string"}},"required":["path","code","message"],"additionalProperties":false},"description":"Every way in which the arguments break the contract."}},
        "required":["outcome","message"],"additionalProperties":false}
        """u8;
}
