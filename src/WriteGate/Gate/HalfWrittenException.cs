namespace WriteGate;

/// <summary>A raw write was refused after part of it had been accepted: what looks like "nothing was sent" is not so for the whole.</summary>
internal sealed class HalfWrittenException(Exception cause) : Exception("Part of it was written before it failed.", cause);
