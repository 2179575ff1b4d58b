using System.Globalization;

namespace WriteGate.Battery;

/// <summary>A bank in a folder: a file for each account and payment, one line more with each write.</summary>
internal sealed class FileBank(string folder, CrashSite site) : IBank
{
    public Task<Account?> FindAsync(string accountId, CancellationToken cancellationToken)
    {
        Account account = Find(accountId);
        site.Reached("the read");
        return Task.FromResult<Account?>(account);
    }

    public Task WriteAsync(string accountId, Func<Account, Account> change, WritePermit permit, CancellationToken cancellationToken)
    {
        site.Reached("before the effect");
        Account account = Find(accountId);
        if (account.Version != permit.RecordVersion)
        {
            throw new StaleRecordException($"Account {accountId} is at {account.Version}, not {permit.RecordVersion}.");
        }

        Account changed = change(account);
        File.AppendAllText(FileOf(accountId), string.Create(CultureInfo.InvariantCulture, $"{changed.Balance} {changed.Limit}\n"));
        site.Reached("after the effect");
        return Task.CompletedTask;
    }

    public Task<string> PayAsync(string reference, WritePermit permit, CancellationToken cancellationToken)
    {
        site.Reached("before the effect");
        File.AppendAllText(FileOf(reference), "paid\n");
        site.Reached("after the effect");
        return Task.FromResult(reference);
    }

    public Task UnpayAsync(string reference, WritePermit permit, CancellationToken cancellationToken)
    {
        File.Delete(FileOf(reference));
        return Task.CompletedTask;
    }

    public Task<bool> IsPaidAsync(string reference, CancellationToken cancellationToken) => Task.FromResult(Writes(reference) > 0);

    public Account Find(string accountId)
    {
        string[] lines = Lines(accountId);
        int[] numbers = [.. (lines.Length == 0 ? "0 0" : lines[^1]).Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        return new() { Id = accountId, Balance = numbers[0], Limit = numbers[1], Version = lines.Length.ToString(CultureInfo.InvariantCulture) };
    }

    /// <summary>How often an account or payment was written.</summary>
    public int Writes(string id) => Lines(id).Length;

    private string[] Lines(string id) => File.Exists(FileOf(id)) ? File.ReadAllLines(FileOf(id)) : [];

    private string FileOf(string id) => Path.Combine(folder, id);
}
