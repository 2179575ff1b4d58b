namespace WriteGate.Battery;

/// <summary>A system of record that tells how often it was really written.</summary>
public interface IBank
{
    /// <summary>Reads an account; one that was never written is there with nothing on it.</summary>
    Task<Account?> FindAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>Writes an account, if it still is at the permit's version.</summary>
    /// <exception cref="StaleRecordException">It is not.</exception>
    Task WriteAsync(string accountId, Func<Account, Account> change, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Pays. Whoever pays twice has paid twice.</summary>
    Task<string> PayAsync(string reference, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Takes a payment back.</summary>
    Task UnpayAsync(string reference, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Whether it was paid.</summary>
    Task<bool> IsPaidAsync(string reference, CancellationToken cancellationToken);
}
