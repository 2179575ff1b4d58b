using System.ComponentModel.DataAnnotations;

namespace WriteGate.Battery;

/// <summary>The tools of the battery's agents.</summary>
[AgentTools("bank")]
public sealed partial class BankTools(IBank bank)
{
    // Longer than any lease that the battery lets end.
    private const int Window = 86_400;

    /// <summary>Reads one account.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public Task<Account?> GetAccountAsync([StringLength(60)] string accountId, CancellationToken cancellationToken) => bank.FindAsync(accountId, cancellationToken);

    /// <summary>Changes one account.</summary>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(accountId), WindowSeconds = Window), Before(nameof(GetAccountAsync))]
    private Task SetAccountAsync([StringLength(60)] string accountId, Patch<Account> changes, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("bank.account", accountId);
        return bank.WriteAsync(accountId, account => Changed(account, changes), permit, cancellationToken);
    }

    /// <summary>Changes several accounts.</summary>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(accountId), nameof(changes), WindowSeconds = Window), Before(nameof(GetAccountAsync)), Batch(MaxItems = 10)]
    private Task SetAccountsAsync([StringLength(60)] string accountId, Patch<Account> changes, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("bank.account", accountId);
        return bank.WriteAsync(accountId, account => Changed(account, changes), permit, cancellationToken);
    }

    /// <summary>Pays through a system that takes the same payment twice, and can be asked for it.</summary>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(reference), WindowSeconds = Window), FoundBy(nameof(FindPaymentAsync)), ReversedBy(nameof(UnpayAsync))]
    private Task<string> PayAsync([StringLength(60)] string reference, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("bank_pay");
        return bank.PayAsync(reference, permit, cancellationToken);
    }

    private Task UnpayAsync(string reference, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("bank_pay");
        return bank.UnpayAsync(reference, permit, cancellationToken);
    }

    private async Task<string?> FindPaymentAsync(string reference, CancellationToken cancellationToken)
        => await bank.IsPaidAsync(reference, cancellationToken) ? reference : null;

    private static Account Changed(Account account, Patch<Account> changes) => account with
    {
        Balance = changes.Balance.Kind == ChangeKind.Set ? changes.Balance.Value : account.Balance,
        Limit = changes.Limit.Kind == ChangeKind.Set ? changes.Limit.Value : account.Limit,
    };
}
