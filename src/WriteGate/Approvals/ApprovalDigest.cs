using WriteGate.Intents;
using WriteGate.Json;

namespace WriteGate;

/// <summary>What an approval binds to: SHA-256 over the canonical JSON of exactly what the approver was shown.</summary>
internal static class ApprovalDigest
{
    /// <summary>Of the card of one write.</summary>
    public static string Of(Intent intent) => Of(intent, [intent]);

    /// <summary>Of a card; that of a plan binds to each of its writes as if it stood alone, in their order.</summary>
    /// <param name="intent">The card.</param>
    /// <param name="writes">What is decided on with it.</param>
    public static string Of(Intent intent, IReadOnlyList<Intent> writes)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginObject();
        Member("after"u8, intent.After);
        Text("agent"u8, intent.Agent);
        Member("before"u8, intent.Before);
        // Of the arguments themselves and not of their stored hash: they are what is executed.
        Text("body"u8, intent.Body is { } body ? Hex.Sha256(body) : null);
        json.Member("fence"u8);
        json.Number((decimal)intent.Fence);
        if (Plan.Is(intent))
        {
            json.Member("items"u8);
            json.BeginList();
            foreach (Intent write in writes)
            {
                json.String(Of(write));
            }

            json.EndList();
        }

        Text("key"u8, intent.Key);
        Text("onBehalfOf"u8, intent.OnBehalfOf);
        Text("policy"u8, intent.PolicyHash);
        Text("record"u8, intent.RecordId);
        Text("resource"u8, intent.Resource);
        Text("schema"u8, intent.SchemaHash);
        Text("tenant"u8, intent.Tenant);
        Text("tier"u8, intent.Tier.ToString());
        Text("tool"u8, intent.Tool);
        Text("workflow"u8, intent.Workflow);
        json.EndObject();
        return Convert.ToHexStringLower(json.Sha256());

        void Member(ReadOnlySpan<byte> name, byte[]? value)
        {
            json.Member(name);
            json.Raw(value ?? "null"u8);
        }

        void Text(ReadOnlySpan<byte> name, string? value)
        {
            json.Member(name);
            if (value is null)
            {
                json.Null();
            }
            else
            {
                json.String(value);
            }
        }
    }
}
