using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using WriteGate.Tools;

namespace WriteGate.Testing;

/// <summary>Hostile calls that come after another one: replays, retries that changed, forged approvals, rehearsals that write.</summary>
internal sealed class InjectionSequences(InjectionFindings findings, Gate gate, string workflow, GatedTool tool, JsonObject example)
{
    private const string CallId = "injected-1";
    private const int AtOnce = 8;

    private readonly string name = tool.Contract.Name;
    private readonly byte[] arguments = Encoding.UTF8.GetBytes(example.ToJsonString());

    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        await RehearseAsync(cancellationToken).ConfigureAwait(false);
        await RepeatAsync(cancellationToken).ConfigureAwait(false);
        await RepeatAtOnceAsync(cancellationToken).ConfigureAwait(false);
        foreach (string changed in Changed())
        {
            byte[] other = Encoding.UTF8.GetBytes(changed);
            await FollowAsync("another body under the same call id", other, _ => new CallOptions { CallId = CallId }, cancellationToken).ConfigureAwait(false);
            await FollowAsync("a retry of the call with another body", other, _ => new CallOptions { RetryOf = CallId }, cancellationToken).ConfigureAwait(false);
            await FollowAsync("a retry of the intent with another body", other, first => new CallOptions { RetryOf = first.IntentId }, cancellationToken).ConfigureAwait(false);
        }

        await ForgeApprovalAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task<GateResult?> RehearseAsync(CancellationToken cancellationToken)
        => new InjectionTrial(findings, gate, workflow, "a rehearsal", apply: false).CallAsync(name, arguments, Containment.NoEffect, cancellationToken);

    private async Task RepeatAsync(CancellationToken cancellationToken)
    {
        await FollowAsync("the same call again", arguments, _ => new CallOptions { CallId = CallId }, cancellationToken).ConfigureAwait(false);
        await FollowAsync("the same call again under another call id", arguments, _ => new CallOptions { CallId = "injected-2" }, cancellationToken).ConfigureAwait(false);
    }

    private async Task RepeatAtOnceAsync(CancellationToken cancellationToken)
    {
        InjectionTrial trial = new(findings, gate, workflow, "the same call many times at once");
        try
        {
            GateResult[] results = await Task.WhenAll(Enumerable.Range(0, AtOnce)
                .Select(_ => trial.Run.CallAsync(name, arguments, new CallOptions { CallId = CallId }, cancellationToken))).ConfigureAwait(false);
            Array.ForEach(results, findings.Count);
            int applied = results.Count(result => result.Kind == OutcomeKind.Applied);
            if (applied > 1)
            {
                trial.Escaped(name, $"it was written {applied} times.");
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            trial.Escaped(name, $"it threw {exception.GetType().Name}: {exception.Message}");
        }
    }

    // Where the first call settled nothing, the second is no repetition of anything.
    private async Task FollowAsync(string what, byte[] second, Func<GateResult, CallOptions> options, CancellationToken cancellationToken)
    {
        InjectionTrial trial = new(findings, gate, workflow, what);
        GateResult? first = await trial.CallAsync(name, arguments, Containment.Policy, cancellationToken, new CallOptions { CallId = CallId }).ConfigureAwait(false);
        if (first is GateResult.Applied or GateResult.NoChange or GateResult.PendingApproval)
        {
            await trial.CallAsync(name, second, Containment.NoEffect, cancellationToken, options(first)).ConfigureAwait(false);
        }
    }

    private async Task ForgeApprovalAsync(CancellationToken cancellationToken)
    {
        InjectionTrial trial = new(findings, gate, workflow, "a forged approval");
        GateResult? first = await trial.CallAsync(name, arguments, Containment.Policy, cancellationToken).ConfigureAwait(false);
        if (first is not GateResult.PendingApproval { IntentId: { } intent } pending)
        {
            return;
        }

        string tenant = trial.Run.Options.Tenant;
        foreach ((string where, string digest, string who) in ((string, string, string)[])
        [
            (tenant, pending.Digest, InjectionSet.Agent),
            (tenant, pending.Digest, InjectionSet.Agent.ToUpperInvariant()),
            (tenant, pending.Digest, InjectionSet.User),
            (tenant, "", "reviewer"),
            (tenant, new string('0', pending.Digest.Length), "reviewer"),
            ("another-tenant", pending.Digest, "reviewer"),
        ])
        {
            ApprovalAnswer answer = await gate.Approvals.ApproveAsync(where, intent, digest, who, null, cancellationToken).ConfigureAwait(false);
            if (answer.IsTaken)
            {
                trial.Escaped(name, $"an approval by \"{who}\" in {where} with the digest \"{digest}\" was taken.");
            }
        }

        await trial.WithoutEffectAsync(name, () => gate.ExecuteApprovedAsync(tenant, intent, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    // One text or number after the other is another one.
    private IEnumerable<string> Changed()
    {
        JsonPlaces places = new(example);
        foreach ((string path, JsonNode node) in places.Values)
        {
            if (node is JsonValue value && value.GetValueKind() is JsonValueKind.String)
            {
                yield return places.With(path, JsonValue.Create(value.GetValue<string>() + "1").ToJsonString());
            }
            else if (node is JsonValue number && number.GetValueKind() is JsonValueKind.Number)
            {
                yield return places.With(path, "1" + number.ToJsonString().TrimStart('-'));
            }
        }
    }
}
