using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using WriteGate.Intents;
using WriteGate.Telemetry;

namespace WriteGate;

/// <summary>
/// Forgets in the background what was kept long enough. It ends with the host and never ends the host: what cannot be forgotten
/// now is forgotten the next time, and until then it is only kept longer.
/// </summary>
internal sealed class RetentionJob(Gate gate, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await PassAsync(stoppingToken).ConfigureAwait(false), time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    // How long to wait for the next one.
    private async Task<TimeSpan> PassAsync(CancellationToken stoppingToken)
    {
        TimeSpan every = AfterFailure;
        try
        {
            every = gate.RetentionEvery;
            if (await gate.ForgetAsync(stoppingToken).ConfigureAwait(false) is { } forgotten && forgotten != new Forgotten(0, 0, 0))
            {
                logger.Forgot(forgotten.Values, forgotten.Keys, forgotten.JournalRows);
            }

            return every;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            logger.WorkerFailed(exception, "forget what was kept long enough");
            return every < AfterFailure ? every : AfterFailure;
        }
    }
}
