using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Drift;
using WriteGate.Intents;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>The fields that agents own beside those of people, and how a person takes a suggestion over.</summary>
public sealed class Suggestions
{
    private readonly GateContext gate;
    private readonly Execution execution;

    internal Suggestions(GateContext gate, Execution execution)
    {
        this.gate = gate;
        this.execution = execution;
    }

    /// <summary>
    /// Every suggestion field of the registered tools, each once, in the order of resource and name: what has to exist in the
    /// systems of record. A gated create that is handed each of them sets a system up, in a rehearsal first.
    /// </summary>
    public IReadOnlyList<SuggestedField> Fields =>
        [.. gate.Registry.Tools
            .SelectMany(tool => DeclaredField.Of(tool).Select((declared, index) => (Record: tool.PatchedRecord!, Field: declared, Index: index)))
            .Where(found => found.Record.HumanFieldOf(found.Index) >= 0)
            .Select(found => new SuggestedField(found.Record.Name, found.Field.Name, found.Record.Fields[found.Index].SuggestionFor!)
            {
                Type = found.Field.Type,
                Values = found.Field.Values,
                Description = found.Record.Fields[found.Index].Description,
            })
            .DistinctBy(suggested => (suggested.Resource, suggested.Name))
            .OrderBy(suggested => suggested.Resource, StringComparer.Ordinal)
            .ThenBy(suggested => suggested.Name, StringComparer.Ordinal)];

    /// <summary>
    /// Copies what an applied write suggested into the fields of people, through the tool that wrote the suggestion. The request is
    /// its own approval. The fields of people must still be empty, and the suggestions what the write left; it is read back, and can
    /// be taken back as every write.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="intentId">The applied write that made the suggestion; of a batch, its item.</param>
    /// <param name="person">Who takes it over; not the agent that suggested it.</param>
    /// <param name="fields">The only suggestion fields to take over; null for all that the write set.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What became of it; <see cref="GateResult.IntentId"/> is the write into the fields of people.</returns>
    public async Task<GateResult> PromoteAsync(
        string tenant, string intentId, string person, IReadOnlyCollection<string>? fields = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(person);
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        Intent? intent = await gate.Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
        if (intent is null)
        {
            return new GateResult.Denied($"There is no write {intentId}.");
        }

        if (Objection(intent, person) is { } objection)
        {
            return await RefuseAsync(intent, person, new GateResult.Denied(objection), cancellationToken).ConfigureAwait(false);
        }

        if (gate.ClosedLocks(apply: true) is { } closed)
        {
            return await RefuseAsync(intent, person, new GateResult.Failed(closed, MayRetry: true), cancellationToken).ConfigureAwait(false);
        }

        GatedTool tool = gate.Registry.Find(intent.Tool)!;
        using GateScope.Stay within = GateScope.Enter(intent);
        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        object tools = tool.ToolsFrom(scope.ServiceProvider);
        Proposal proposal;
        ReversalPlan plan;
        try
        {
            proposal = Stored.Proposal(tool, intent);
            plan = await proposal.PlanPromotionAsync(tools, intent, fields, cancellationToken).ConfigureAwait(false);
            plan = plan with { Objection = plan.Objection ?? await gate.WhyDriftedAsync(tenant, intent.Tool, plan.Touched, cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            gate.Logger.ReadFailed(intent.Tool, exception, intent.IsSensitive);
            return await RefuseAsync(
                intent, person, new GateResult.Failed($"The record cannot be read right now ({exception.GetType().Name}).", MayRetry: true), cancellationToken).ConfigureAwait(false);
        }

        if (plan.Objection is { } misfit)
        {
            GateResult refusal = plan.Moved ? new GateResult.Stale(misfit) : new GateResult.Denied(misfit);
            return await RefuseAsync(intent, person, refusal, cancellationToken).ConfigureAwait(false);
        }

        Intent promotion = Promotion(intent, plan, person);
        ClaimAnswer answer = await gate.Store.ClaimAsync(
            new Claim { Intents = [new(promotion, null)], Lease = gate.Options.Lease, Entries = [promotion.Entry("promotion_claimed")] }, cancellationToken)
            .ConfigureAwait(false);
        return await WriteAsync(answer.Won[0], proposal, tools, cancellationToken).ConfigureAwait(false);
    }

    private async Task<GateResult> WriteAsync(Intent claimed, Proposal proposal, object tools, CancellationToken cancellationToken)
    {
        Attempts attempts = new(claimed);
        WriteReport report;
        try
        {
            report = await execution.AttemptAsync(
                claimed, proposal.Contract, attempts, (permit, token) => proposal.PromoteAsync(tools, claimed, permit, token), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return await execution.FailAsync(claimed, proposal.Contract, exception, attempts).ConfigureAwait(false);
        }

        if (report.After is null)
        {
            const string Unconfirmed = "it was sent, but reading the record back did not show it; the tool's method may not pass the fields of people on.";
            await execution.MoveAsync(claimed, claimed with { State = IntentState.Unknown, Reason = Unconfirmed }, "unknown").ConfigureAwait(false);
            return new GateResult.Unknown(Unconfirmed) { IntentId = claimed.Id };
        }

        return await execution.SettleAsync(claimed, report, claimed.Attempts + attempts.Begun).ConfigureAwait(false);
    }

    private Intent Promotion(Intent suggested, ReversalPlan plan, string person)
    {
        string id = Call.NewId(gate.Time);
        return new Intent
        {
            Id = id,
            Tenant = suggested.Tenant,
            Tool = suggested.Tool,
            Key = KeyWriter.Of(suggested.Tenant, "promote", suggested.Id, id),
            Body = suggested.Body,
            BodyHash = suggested.BodyHash,
            SchemaHash = suggested.SchemaHash,
            State = IntentState.Claimed,
            RunId = suggested.RunId,
            Workflow = suggested.Workflow,
            Agent = person,
            Apply = true,
            Resource = suggested.Resource,
            RecordId = plan.RecordId,
            RecordVersion = plan.Version,
            Tier = suggested.Tier,
            Before = plan.Before,
            After = plan.After,
            Reason = $"{person} takes the suggestion of {suggested.Id} over.",
            Window = suggested.Window,
            IsSensitive = suggested.IsSensitive,
        };
    }

    private string? Objection(Intent intent, string person)
        => intent.State != IntentState.Applied ? $"It is {intent.State}, not applied."
            : string.Equals(person, intent.Agent, StringComparison.OrdinalIgnoreCase) ? "Who made a suggestion cannot take it over; another person can."
            : intent.RollbackOf is not null ? "It is a rollback and suggests nothing."
            : intent.Body is null ? "Its arguments were already forgotten."
            : gate.Registry.Find(intent.Tool) is not { } tool ? $"The tool {intent.Tool} is not registered."
            : tool.PatchedRecord is null ? $"{intent.Tool} writes no patch, so it suggests nothing."
            : gate.Registry.HasItems(intent) ? "It is a batch; name the item whose suggestion is taken over."
            : null;

    private async Task<GateResult> RefuseAsync(Intent intent, string person, GateResult result, CancellationToken cancellationToken)
    {
        await gate.Store.RecordAsync(
            [intent.Entry("promotion_refused", result.Message, person) with { Before = null, After = null, Skipped = null }], cancellationToken).ConfigureAwait(false);
        return result with { IntentId = intent.Id };
    }
}
