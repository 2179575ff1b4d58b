namespace WriteGate.Verifiers;

/// <summary>An expectation of a test did not hold.</summary>
public sealed class VerificationException(string message) : Exception(message);
