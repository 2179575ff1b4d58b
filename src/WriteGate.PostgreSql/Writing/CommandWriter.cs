using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>Writes commands as the server's functions read them: JSON whose members are named as the columns.</summary>
internal sealed class CommandWriter(IBufferWriter<byte> output) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter json = new(output, Options);

    public void Write(IEnumerable<Command> commands)
    {
        json.WriteStartArray();
        foreach (Command command in commands)
        {
            json.WriteStartObject();
            if (command.IsUndoable)
            {
                json.WriteNumber("undoable"u8, 1);
            }

            json.WriteStartArray("calls"u8);
            command.WriteTo(this);
            json.WriteEndArray();
            Count(command.Counts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
    }

    public void Begin(NewIntent beginning, TimeSpan lease)
    {
        StartCall("begin"u8);
        if (beginning.Over is { } over)
        {
            Text("over"u8, over.Id);
            Number("over_state"u8, (int)over.State);
            Number("over_fence"u8, over.Fence);
        }

        Clock(beginning.Intent.State, lease);
        Intent begun = Stamps.Begun(beginning.Intent, lease, default);
        json.WriteStartObject("intent"u8);
        About(begun);
        Standing(begun);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void Move(Move move)
    {
        StartCall("move"u8);
        Number("seen_state"u8, (int)move.From.State);
        Number("seen_fence"u8, move.From.Fence);
        Text("seen_digest"u8, move.From.Digest);
        Text("seen_first_approver"u8, move.From.FirstApprover);
        if (move.Stays)
        {
            Number("stays"u8, 1);
        }
        else
        {
            Clock(move.To.State, move.Lease);
        }

        json.WriteStartObject("intent"u8);
        Standing(Stamps.Moved(move, default));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void Decide(string intentId, ApprovalDecision decision)
    {
        StartCall("decide"u8);
        Text("intent_id"u8, intentId);
        Text("approver"u8, decision.Approver);
        Flag("approved"u8, decision.Approved);
        Text("digest"u8, decision.Digest);
        Text("reason"u8, decision.Reason);
        json.WriteEndObject();
    }

    public void Append(JournalEntry entry, byte[] salt, byte[] digest)
    {
        StartCall("append"u8);
        Blob("content"u8, JournalChain.ContentOf(entry, digest));
        json.WriteStartObject("row"u8);
        Text("tenant"u8, entry.Tenant);
        Text("run_id"u8, entry.RunId);
        Text("action"u8, entry.Action);
        Text("intent_id"u8, entry.IntentId);
        Text("execution_id"u8, entry.ExecutionId);
        Text("workflow"u8, entry.Workflow);
        Text("actor"u8, entry.Actor);
        Text("on_behalf_of"u8, entry.OnBehalfOf);
        Text("model"u8, entry.Model);
        Text("tool"u8, entry.Tool);
        Text("call_id"u8, entry.CallId);
        Text("retry_of"u8, entry.RetryOf);
        Text("resource"u8, entry.Resource);
        Text("record_id"u8, entry.RecordId);
        Flag("is_rehearsal"u8, entry.IsRehearsal);
        Text("reason"u8, entry.Reason);
        Blob("before"u8, entry.Before);
        Blob("after"u8, entry.After);
        Blob("skipped"u8, entry.Skipped);
        Flag("is_sensitive"u8, entry.IsSensitive);
        Blob("salt"u8, salt);
        Blob("values_digest"u8, digest);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void Dispose() => json.Dispose();

    private void Count(IEnumerable<Counting> counts)
    {
        json.WriteStartArray("counts"u8);
        foreach (Counting counting in counts)
        {
            json.WriteStartObject();
            Text("name"u8, counting.Name);
            if (counting.Every is { } every)
            {
                Number("every"u8, (long)every.TotalMilliseconds);
            }

            if (counting.Limit is { } limit)
            {
                Number("limit"u8, limit);
            }

            if (counting.Members.Count == 0)
            {
                Number("amount"u8, counting.Amount);
            }
            else
            {
                json.WriteStartArray("members"u8);
                foreach (string member in counting.Members)
                {
                    json.WriteStringValue(StoredText.Encode(member));
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void StartCall(ReadOnlySpan<byte> name)
    {
        json.WriteStartObject();
        json.WriteString("do"u8, name);
    }

    // What the server stamps with its clock.
    private void Clock(IntentState state, TimeSpan lease)
    {
        if (state == IntentState.Claimed)
        {
            Number("lease"u8, (long)lease.TotalMilliseconds);
        }

        if (IntentEdges.IsSettled(state))
        {
            Number("settled"u8, 1);
        }
    }

    // What an intent is about, which never changes.
    private void About(Intent intent)
    {
        Text("tool"u8, intent.Tool);
        Text("key"u8, intent.Key);
        Text("body_hash"u8, intent.BodyHash);
        Text("schema_hash"u8, intent.SchemaHash);
        Blob("body"u8, intent.Body);
        Text("parent_id"u8, intent.ParentId);
        Text("rollback_of"u8, intent.RollbackOf);
        Text("run_id"u8, intent.RunId);
        Text("workflow"u8, intent.Workflow);
        Text("agent"u8, intent.Agent);
        Text("on_behalf_of"u8, intent.OnBehalfOf);
        Text("model"u8, intent.Model);
        Flag("apply"u8, intent.Apply);
        Text("call_id"u8, intent.CallId);
        Text("retry_of"u8, intent.RetryOf);
        Text("resource"u8, intent.Resource);
        Text("field"u8, intent.Field);
        Number("window"u8, (long)intent.Window.TotalMilliseconds);
        Text("edit_of"u8, intent.EditOf);
        Text("edited_by"u8, intent.EditedBy);
    }

    // Which it is and how it stands: what a move is told.
    private void Standing(Intent intent)
    {
        Text("id"u8, intent.Id);
        Text("tenant"u8, intent.Tenant);
        Number("state"u8, (int)intent.State);
        Text("record_id"u8, intent.RecordId);
        Text("record_version"u8, intent.RecordVersion);
        Number("tier"u8, (int)intent.Tier);
        Blob("before"u8, intent.Before);
        Blob("after"u8, intent.After);
        Blob("skipped"u8, intent.Skipped);
        Text("policy_hash"u8, intent.PolicyHash);
        Text("first_approver"u8, intent.FirstApprover);
        Number("review"u8, (int)intent.Review);
        Number("verdict"u8, (int)intent.Verdict);
        Number("after_source"u8, (int)intent.AfterSource);
        Text("digest"u8, intent.Digest);
        Text("reason"u8, intent.Reason);
        Number("failure"u8, (int)intent.Failure);
        Blob("response"u8, intent.Response);
        Number("attempts"u8, intent.Attempts);
        Number("reclaims"u8, intent.Reclaims);
        Number("fence"u8, intent.Fence);
        if (intent.ExpiresAt is { } expires)
        {
            Number("expires_at"u8, expires.ToUnixTimeMilliseconds());
        }

        Flag("is_sensitive"u8, intent.IsSensitive);
        Text("replaced_by"u8, intent.ReplacedBy);
    }

    private void Text(ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, StoredText.Encode(value));
        }
    }

    private void Number(ReadOnlySpan<byte> name, long value) => json.WriteNumber(name, value);

    private void Flag(ReadOnlySpan<byte> name, bool value) => json.WriteNumber(name, value ? 1 : 0);

    // As PostgreSQL reads bytes: \x and hexadecimal digits.
    private void Blob(ReadOnlySpan<byte> name, byte[]? value)
    {
        if (value is not null)
        {
            json.WriteString(name, "\\x" + Convert.ToHexString(value));
        }
    }
}
