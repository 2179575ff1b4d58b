using System.Collections.Concurrent;
using System.Globalization;

namespace WriteGate.Battery;

/// <summary>A bank whose every use is a step on a stage, that fails before or after it has written, hangs, or writes late.</summary>
/// <param name="stage">The stage.</param>
/// <param name="chooser">Chooses what goes wrong.</param>
/// <param name="model">Is told what really happens.</param>
/// <param name="readsAreSteps">Whether others can come between a read and what is done with it.</param>
internal sealed class StagedBank(Stage stage, IChooser chooser, ReferenceModel model, bool readsAreSteps = true) : IBank
{
    // Nothing of it dies with a machine of ours.
    private const int OwnMachine = 0;

    private readonly ConcurrentDictionary<string, (Account Account, int Version)> accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> payments = new(StringComparer.Ordinal);

    /// <summary>How often in a hundred each thing goes wrong.</summary>
    public int Faults { get; set; }

    public async Task<Account?> FindAsync(string accountId, CancellationToken cancellationToken)
    {
        if (readsAreSteps)
        {
            await stage.StepAsync();
        }

        return chooser.Happens(Faults) ? throw new IOException("The bank cannot be read.") : Find(accountId);
    }

    public Task WriteAsync(string accountId, Func<Account, Account> change, WritePermit permit, CancellationToken cancellationToken)
        => OnStageAsync(() =>
        {
            Account account = Find(accountId);
            if (account.Version != permit.RecordVersion)
            {
                throw new StaleRecordException($"{accountId} is at {account.Version}.");
            }

            Account changed = change(account);
            accounts[accountId] = (changed, int.Parse(account.Version, CultureInfo.InvariantCulture) + 1);
            model.Happened(accountId, permit.IntentId, changed.Balance + changed.Limit);
        }, cancellationToken);

    public async Task<string> PayAsync(string reference, WritePermit permit, CancellationToken cancellationToken)
    {
        await OnStageAsync(() =>
        {
            payments.Add(reference);
            model.Happened(reference, permit.IntentId, 0);
        }, cancellationToken);
        return reference;
    }

    public Task UnpayAsync(string reference, WritePermit permit, CancellationToken cancellationToken)
        => throw new NotSupportedException("Nobody takes anything back here.");

    public async Task<bool> IsPaidAsync(string reference, CancellationToken cancellationToken)
    {
        await stage.StepAsync();
        return chooser.Happens(Faults) ? throw new IOException("The bank cannot be read.") : payments.Contains(reference);
    }

    private Account Find(string accountId) => accounts.TryGetValue(accountId, out (Account Account, int Version) known)
        ? known.Account with { Version = $"{known.Version}" }
        : new() { Id = accountId, Version = "0" };

    private async Task OnStageAsync(Action write, CancellationToken cancellationToken)
    {
        await stage.StepAsync();
        if (chooser.Happens(Faults))
        {
            throw chooser.Happens(50) ? new WriteNotBegunException("The bank could not be reached.") : new WriteRefusedException("The bank said no.");
        }

        if (chooser.Happens(Faults))
        {
            stage.Enter(OwnMachine, () => LateAsync(write));
            throw new IOException("The connection was lost; the request was still under way.");
        }

        write();
        await stage.StepAsync();
        if (chooser.Happens(Faults))
        {
            throw new IOException("The connection was lost; the request was carried out.");
        }

        if (chooser.Happens(Faults))
        {
            await NeverAsync(cancellationToken);
        }
    }

    // Whoever waits for a delay that is cancelled goes on in another thread, beside everybody else.
    private static async Task NeverAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource never = new();
        using CancellationTokenRegistration cancelling = cancellationToken.Register(() => never.SetCanceled(cancellationToken));
        await never.Task;
    }

    private async Task LateAsync(Action write)
    {
        for (int steps = chooser.Choose(20); steps > 0; steps--)
        {
            await stage.StepAsync();
        }

        try
        {
            write();
        }
        catch (StaleRecordException)
        {
            model.Note("a late write was refused by its version");
        }
    }
}
