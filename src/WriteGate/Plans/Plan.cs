using System.Globalization;

using WriteGate.Intents;
using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// A run's plan as it is stored: an intent that is a tool's of no name, and an item for each staged write. Its life is that of any
/// other proposal; its items go with it.
/// </summary>
internal static class Plan
{
    /// <summary>Stands where other intents name their tool. No tool can be called so.</summary>
    public const string Tool = "(plan)";

    // A plan has no arguments; its writes have, and schemas of their own.
    private const string SchemaHash = "1";

    public static bool Is(Intent intent) => intent.Tool == Tool;

    /// <summary>A plan that takes its first write in.</summary>
    public static Intent Of(Call call, GateContext gate) => new()
    {
        Id = Call.NewId(gate.Time),
        Tenant = call.Run.Tenant,
        Tool = Tool,
        Key = KeyOf(call),
        BodyHash = Hex.Sha256([]),
        SchemaHash = SchemaHash,
        State = IntentState.Staged,
        RunId = call.RunId,
        Workflow = call.Run.Workflow,
        Agent = call.Run.Agent,
        OnBehalfOf = call.Run.OnBehalfOf,
        Model = call.Run.Model,
        Apply = call.Run.MayWrite,
        Resource = Tool,
        ExpiresAt = gate.Time.GetUtcNow() + gate.Options.ApprovalTimeout,
    };

    /// <summary>The plan of a run; null when nothing was staged yet.</summary>
    public static async ValueTask<Intent?> PlanOfAsync(this GateContext gate, Call call, CancellationToken cancellationToken)
    {
        Recall recall = new(call.Run.Tenant, KeyOf(call), call.RunId, Tool, Tool, null, null, null);
        return (await gate.Store.RecallAsync(recall, cancellationToken).ConfigureAwait(false)).Holder;
    }

    /// <summary>The items of a batch or plan in the order they are written: as they began, and what cannot be taken back last.</summary>
    public static async ValueTask<IReadOnlyList<Intent>> ItemsOfAsync(this GateContext gate, Intent parent, CancellationToken cancellationToken)
    {
        IntentQuery items = new() { Tenant = parent.Tenant, ParentId = parent.Id, Limit = int.MaxValue };
        IReadOnlyList<Intent> began = await gate.Store.ListAsync(items, cancellationToken).ConfigureAwait(false);
        return [.. began.OrderBy(item => gate.IsIrreversible(item))];
    }

    /// <summary>What is decided on with a card: the writes of a plan, or the one.</summary>
    public static async ValueTask<IReadOnlyList<Intent>> WritesOfAsync(this GateContext gate, Intent card, CancellationToken cancellationToken)
        => Is(card) ? await gate.ItemsOfAsync(card, cancellationToken).ConfigureAwait(false) : [card];

    /// <summary>
    /// Ends a proposal, and with a plan in the same commit what is staged in it: denied with it for the same reason, else with keys that
    /// are free again. A stale plan is cancelled at once, because nobody can propose it anew.
    /// </summary>
    /// <returns>The proposal as it ended; null when it had moved, and nothing was changed.</returns>
    public static async ValueTask<Intent?> EndAsync(this GateContext gate, Move end, CancellationToken cancellationToken)
    {
        if (Is(end.From))
        {
            IReadOnlyList<Intent> items = await gate.ItemsOfAsync(end.From, cancellationToken).ConfigureAwait(false);
            Intent over = end.To with { State = IntentState.Cancelled };
            IEnumerable<Move> cancelled = end.To.State == IntentState.Stale ? [new Move(end.To, over, over.Entry("cancelled", Refusals.OfPlan))] : [];
            end = end with { With = [.. cancelled, .. items.Where(item => item.State == IntentState.Staged).Select(item => GivenUp(item, end.To))] };
        }

        return await gate.Store.MoveAsync(end, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a write cannot be taken back.</summary>
    public static bool IsIrreversible(this GateContext gate, Intent item) => gate.Registry.Find(item.Tool)?.Contract.IrreversibleBecause is not null;

    /// <summary>What a person calls an item.</summary>
    public static string NameOf(Intent item) => item.RecordId is { } record ? $"{item.Resource} \"{record}\"" : item.Tool;

    /// <summary>How many records the writes of a card are about; a batch names several, and one that names none is about one.</summary>
    public static int RecordsOf(this GateContext gate, IEnumerable<Intent> writes)
        => writes.Sum(write => write.Body is not null && gate.Registry.HasItems(write) ? Stored.ProposalOrNull(gate.Registry.Find(write.Tool)!, write)?.RecordIds.Count() ?? 1 : 1);

    /// <summary>What the items change, as one canonical JSON object: by place, tool and record.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="items">The items, in the order they are written.</param>
    /// <param name="image">Which of its images; an item without one is left out.</param>
    public static byte[] Image(GateContext gate, IReadOnlyList<Intent> items, Func<Intent, byte[]?> image)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginObject();
        for (int i = 0; i < items.Count; i++)
        {
            if (image(items[i]) is { } values)
            {
                string place = (i + 1).ToString("D4", CultureInfo.InvariantCulture);
                json.DynamicMember($"{place} {items[i].Tool}{(items[i].RecordId is { } id ? $" {id}" : "")}{(gate.IsIrreversible(items[i]) ? " (irreversible)" : "")}");
                json.Raw(values);
            }
        }

        json.EndObject();
        return json.ToArray();
    }

    private static string KeyOf(Call call) => KeyWriter.Of(call.Run.Tenant, Tool, call.Run.Workflow, call.Run.Agent, call.Run.OnBehalfOf ?? "", call.RunId);

    private static Move GivenUp(Intent item, Intent plan)
    {
        Intent over = plan.State switch
        {
            IntentState.Denied => item with { State = IntentState.Denied, Reason = plan.Reason },
            IntentState.Expired => item with { State = IntentState.Expired, Reason = NotCarriedOut(plan) },
            _ => item with { State = IntentState.Cancelled, Reason = NotCarriedOut(plan) },
        };
        return new(item, over, over.Entry(over.State.ToString().ToLowerInvariant()));
    }

    private static string NotCarriedOut(Intent plan) => $"Its plan was not carried out: {plan.Reason}";
}
