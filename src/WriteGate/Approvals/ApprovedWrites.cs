using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using WriteGate.Intents;
using WriteGate.Telemetry;

namespace WriteGate;

/// <summary>
/// Does in the background what no agent waits for. It claims what it executes like everybody else, so that it needs to know of no
/// other worker; one write that fails keeps it from none of the others, and it ends with the host and never ends the host.
/// </summary>
internal sealed class ApprovedWrites(Gate gate, TimeSpan pause, TimeProvider time, ILogger logger) : BackgroundService
{
    // What was proposed days ago is in no hurry, and asking what was written since costs the store a look at all of it.
    private static readonly TimeSpan CompareEvery = TimeSpan.FromMinutes(10);

    private DateTimeOffset compareNext = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await PassAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }

    /// <summary>Does once what there is to do.</summary>
    /// <exception cref="OperationCanceledException">The host ends. A write that was begun is finished first.</exception>
    public async Task PassAsync(CancellationToken stoppingToken)
    {
        await TryAsync("mark expired proposals", () => gate.Approvals.ExpireAsync(null, stoppingToken), stoppingToken).ConfigureAwait(false);
        await TryAsync("read back unknown writes", () => gate.ResolveUnknownAsync(null, CancellationToken.None), stoppingToken).ConfigureAwait(false);
        await TryAsync("count what waits", () => gate.MeasureQueuesAsync(stoppingToken), stoppingToken).ConfigureAwait(false);
        IReadOnlyList<Intent> approved = await TryAsync("list approved writes", () => ApprovedAsync(stoppingToken), stoppingToken).ConfigureAwait(false) ?? [];
        foreach (Intent intent in approved)
        {
            stoppingToken.ThrowIfCancellationRequested();
            GateResult? result = await TryAsync(
                "execute an approved write", () => gate.ExecuteApprovedAsync(intent.Tenant, intent.Id, CancellationToken.None), stoppingToken).ConfigureAwait(false);
            // One that has to wait is asked for at every pass.
            if (result is not (null or GateResult.PendingApproval))
            {
                logger.ApprovedExecuted(intent.Id, intent.Tool, result.Outcome.Word);
            }
        }

        // Last: no write waits for it.
        if (time.GetUtcNow() is var now && now >= compareNext)
        {
            compareNext = now + CompareEvery;
            await TryAsync("compare what was proposed in shadow", () => gate.Shadow.CompareAsync(null, stoppingToken), stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Intent>> ApprovedAsync(CancellationToken stoppingToken)
    {
        IntentQuery approved = new() { States = [IntentState.Approved], Limit = int.MaxValue };
        return await gate.Store.ListAsync(approved, stoppingToken).ConfigureAwait(false);
    }

    private async Task<T?> TryAsync<T>(string task, Func<Task<T>> attempt, CancellationToken stoppingToken)
    {
        try
        {
            return await attempt().ConfigureAwait(false);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested || exception is not OperationCanceledException)
        {
            logger.WorkerFailed(exception, task);
            return default;
        }
    }
}
