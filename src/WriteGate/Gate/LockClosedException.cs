namespace WriteGate;

/// <summary>A lock was closed between the claim and the attempt.</summary>
internal sealed class LockClosedException(string which) : Exception(which);
