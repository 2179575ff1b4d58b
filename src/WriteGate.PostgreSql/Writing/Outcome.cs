namespace WriteGate.PostgreSql;

/// <summary>How a command went.</summary>
/// <param name="Now">The server's clock when it ran.</param>
/// <param name="Done">Whether it changed something; false when what it would have changed was not as its caller had seen it.</param>
/// <param name="Fault">Why the database refused it alone.</param>
/// <param name="Tallies">Of each counter what it stood at and what is added; null when it counts nothing, changed nothing, or is not known any more.</param>
internal readonly record struct Outcome(DateTimeOffset Now, bool Done, string? Fault, long[]? Tallies = null);
