namespace WriteGate;

/// <summary>A write was sent, and what it left behind is not what it should be, or cannot be read.</summary>
internal sealed class UnconfirmedException(string message, Exception? cause = null) : Exception($"it was sent, but {message}", cause);
