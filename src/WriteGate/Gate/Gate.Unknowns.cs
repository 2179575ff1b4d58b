using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

public sealed partial class Gate
{
    /// <summary>Reads back every write whose outcome is unknown, or whose lease has ended. The worker does it by itself.</summary>
    /// <param name="tenant">Only of this tenant; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What became of each.</returns>
    public async Task<IReadOnlyList<GateResult>> ResolveUnknownAsync(string? tenant, CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Intent> unknown = await Store.ListAsync(
            new IntentQuery { Tenant = tenant, States = [IntentState.Unknown], Limit = int.MaxValue }, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Intent> overdue = await Store.ListAsync(
            new IntentQuery { Tenant = tenant, LeaseEnded = true, Limit = int.MaxValue }, cancellationToken).ConfigureAwait(false);
        List<GateResult> results = [];
        foreach (Intent intent in unknown.Concat(overdue).Where(intent => intent.ParentId is null && intent.RollbackOf is null))
        {
            if (Plan.Is(intent) || context.Registry.Find(intent.Tool) is not null)
            {
                results.Add(await ResolveAsync(intent, cancellationToken).ConfigureAwait(false));
            }
        }

        return results;
    }

    private async Task<GateResult> ResolveAsync(Intent intent, CancellationToken cancellationToken)
    {
        using GateScope.Stay within = GateScope.Enter(intent);
        AsyncServiceScope scope = context.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        try
        {
            GateResult? result = context.Registry.HasItems(intent)
                ? await batches.ResolveAsync(intent, tool => tool.ToolsFrom(scope.ServiceProvider), apply: true, cancellationToken).ConfigureAwait(false)
                : await ResolveAsync(intent, context.Registry.Find(intent.Tool)!, scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
            return result ?? new GateResult.InProgress(TimeSpan.FromSeconds(1)) { IntentId = intent.Id };
        }
        catch (Exception exception) when (exception is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            // One whose tool changed since, or cannot be made, must not keep the others from being resolved.
            context.Logger.ReadFailed(intent.Tool, exception, intent.IsSensitive);
            return new GateResult.Unknown("its tool cannot be used, or no longer takes what is stored of it.") { IntentId = intent.Id };
        }
    }

    private Task<GateResult?> ResolveAsync(Intent intent, GatedTool tool, IServiceProvider services, CancellationToken cancellationToken)
        => unknowns.ResolveAsync(intent, Stored.Proposal(tool, intent), tool.ToolsFrom(services), apply: true, cancellationToken);
}
