using WriteGate.Intents;

namespace WriteGate;

public sealed partial class Gate
{
    internal TimeSpan RetentionEvery => context.Options.Retention.Every;

    /// <summary>Forgets what was kept as long as <see cref="WriteGateOptions.Retention"/> says. A host does it by itself; a program without one calls this now and then.</summary>
    /// <param name="cancellationToken">Ends it between two small steps; what was forgotten stays forgotten.</param>
    /// <returns>How much; null when another process is at it.</returns>
    /// <exception cref="StoreUnavailableException">The store cannot be reached, or its user lacks a right; the rest is forgotten the next time.</exception>
    public async Task<Forgotten?> ForgetAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken).ConfigureAwait(false);
        return await Store.ForgetAsync(context.Options.Retention.Kept, cancellationToken).ConfigureAwait(false);
    }
}
