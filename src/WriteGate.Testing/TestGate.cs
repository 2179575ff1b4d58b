using System.Collections.Concurrent;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Telemetry;

namespace WriteGate.Testing;

/// <summary>
/// A real gate for a test: the host's own registration on a real SQLite store in a temporary folder, which goes when the gate is
/// disposed. Both locks are open unless the test closes them. Nothing of the gate is replaced.
/// </summary>
public sealed class TestGate : IAsyncDisposable
{
    /// <summary>The tenant of <see cref="OpenRun"/>.</summary>
    public const string Tenant = "test";

    /// <summary>The agent of <see cref="OpenRun"/>.</summary>
    public const string Agent = "test-agent";

    // Any key does: what it encrypts is deleted with the folder.
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    private readonly string folder = Directory.CreateTempSubdirectory("writegate-test-").FullName;
    private readonly ConcurrentQueue<Alert> alerts = new();
    private readonly Action<GateBuilder> build;
    private readonly Action<IServiceCollection>? register;
    private ServiceProvider? provider;

    private TestGate(Action<GateBuilder> build, Action<IServiceCollection>? register)
    {
        this.build = build;
        this.register = register;
        Recorder = new TranscriptRecorder(Path.Combine(folder, "transcripts"));
        Assert = new GateAssertions(this);
    }

    /// <summary>The gate.</summary>
    public Gate Gate => Services.GetRequiredService<Gate>();

    /// <summary>The services of the test.</summary>
    public IServiceProvider Services => provider ?? throw new ObjectDisposedException(nameof(TestGate));

    /// <summary>What the gate has alerted of, in its order.</summary>
    public IReadOnlyList<Alert> Alerts => [.. alerts];

    /// <summary>Records every run as a transcript.</summary>
    public TranscriptRecorder Recorder { get; }

    /// <summary>What can be asserted of the gate.</summary>
    public GateAssertions Assert { get; }

    /// <summary>Opens a gate.</summary>
    /// <param name="build">Tools, workflows and options, as the host registers them. The store is chosen already.</param>
    /// <param name="services">
    /// What the tools need. An own <see cref="TimeProvider"/> becomes the clock of gate and store. An instance outlives
    /// <see cref="RestartAsync"/>, what a factory makes does not.
    /// </param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="AggregateException">A service that the tools need is not registered.</exception>
    public static async Task<TestGate> OpenAsync(
        Action<GateBuilder> build, Action<IServiceCollection>? services = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(build);
        TestGate gate = new(build, services);
        try
        {
            await gate.StartAsync(cancellationToken).ConfigureAwait(false);
            return gate;
        }
        catch
        {
            await gate.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a run of <see cref="Agent"/> for <see cref="Tenant"/>. For other facts use <see cref="WriteGate.Gate.OpenRun"/>.</summary>
    /// <param name="workflow">One of the defined workflows.</param>
    /// <param name="apply">The run's lock; false for a rehearsal.</param>
    /// <exception cref="ArgumentException">There is no such workflow.</exception>
    public GateRun OpenRun(string workflow, bool apply = true)
        => Gate.Workflows.Contains(workflow, StringComparer.Ordinal)
            ? Gate.OpenRun(new RunOptions { Tenant = Tenant, Workflow = workflow, Agent = Agent, Apply = apply })
            : throw new ArgumentException($"There is no workflow \"{workflow}\"; defined are: {string.Join(", ", Gate.Workflows)}.", nameof(workflow));

    /// <summary>Ends the gate and opens it again on the same files, as a host that was restarted. Runs that were open cannot be used any more.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync().ConfigureAwait(false);
        await StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Approves what a call proposed, as another person than the proposing one, and executes it.</summary>
    /// <returns>What became of it.</returns>
    /// <exception cref="GateAssertionException">It does not wait for approval, or the decision was refused.</exception>
    public async Task<GateResult> ApproveAsync(GateResult proposed, string approver = "reviewer", CancellationToken cancellationToken = default)
    {
        Intent proposal = await ProposalAsync(proposed, cancellationToken).ConfigureAwait(false);
        ApprovalAnswer answer = await Gate.Approvals.ApproveAsync(
            proposal.Tenant, proposal.Id, proposal.Digest!, approver, cancellationToken: cancellationToken).ConfigureAwait(false);
        await Assert.TakenAsync(answer, proposal, cancellationToken).ConfigureAwait(false);
        return await Gate.ExecuteApprovedAsync(proposal.Tenant, proposal.Id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Denies what a call proposed.</summary>
    /// <exception cref="GateAssertionException">It does not wait for approval, or the decision was refused.</exception>
    public async Task DenyAsync(GateResult proposed, string approver = "reviewer", string? reason = null, CancellationToken cancellationToken = default)
    {
        Intent proposal = await ProposalAsync(proposed, cancellationToken).ConfigureAwait(false);
        ApprovalAnswer answer = await Gate.Approvals.DenyAsync(
            proposal.Tenant, proposal.Id, proposal.Digest!, approver, reason, cancellationToken).ConfigureAwait(false);
        await Assert.TakenAsync(answer, proposal, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The journal, values decrypted.</summary>
    public async Task<IReadOnlyList<JournalRow>> JournalAsync(JournalQuery? query = null, CancellationToken cancellationToken = default)
    {
        List<JournalRow> rows = [];
        await foreach (JournalRow row in Gate.Store.ReadJournalAsync(query ?? new JournalQuery(), cancellationToken).ConfigureAwait(false))
        {
            rows.Add(Gate.Reveal(row));
        }

        return rows;
    }

    /// <summary>All intents, oldest first.</summary>
    public async Task<IReadOnlyList<Intent>> IntentsAsync(IntentQuery? query = null, CancellationToken cancellationToken = default)
        => await Gate.Store.ListAsync((query ?? new IntentQuery()) with { Limit = int.MaxValue }, cancellationToken).ConfigureAwait(false);

    /// <summary>Closes the gate and deletes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync().ConfigureAwait(false);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    internal async Task<Intent?> FindAsync(string? intentId, CancellationToken cancellationToken)
        => (await IntentsAsync(null, cancellationToken).ConfigureAwait(false)).FirstOrDefault(intent => intent.Id == intentId);

    private async Task<Intent> ProposalAsync(GateResult proposed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        await Assert.OutcomeAsync(proposed, OutcomeKind.PendingApproval, cancellationToken).ConfigureAwait(false);
        return await FindAsync(proposed.IntentId, cancellationToken).ConfigureAwait(false)
            ?? throw new GateAssertionException($"There is no proposal {proposed.IntentId} in this gate; the result is one of another gate.");
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        ServiceCollection services = new();
        services.AddSingleton<IAlertSink>(new Alarm(alerts));
        services.AddSingleton<IGateListener>(Recorder);
        register?.Invoke(services);
        services.AddWriteGate(gate => build(gate
            .UseSqlite(Path.Combine(folder, "gate.db"))
            .Configure(options =>
            {
                options.LiveWrites = true;
                options.RetryDelay = TimeSpan.Zero;
                options.ProtectionKey = Key;
            })));
        // A tools class whose service is missing fails here and not in the middle of a test.
        provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        await Gate.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask StopAsync()
    {
        if (provider is { } stopping)
        {
            provider = null;
            await stopping.DisposeAsync().ConfigureAwait(false);
        }
    }

    private sealed class Alarm(ConcurrentQueue<Alert> alerts) : IAlertSink
    {
        public void Raise(Alert alert) => alerts.Enqueue(alert);
    }
}
