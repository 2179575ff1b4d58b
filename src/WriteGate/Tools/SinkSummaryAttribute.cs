namespace WriteGate.Tools;

/// <summary>
/// Tells projects that reference the assembly what one of its members does outside the process: they see no body to follow.
/// Generated.
/// </summary>
/// <param name="member">The member's documentation id.</param>
/// <param name="effect"><c>write</c> or <c>unknown</c>, and what is known of it: <c>write delete predicate</c>.</param>
/// <param name="sink">What is reached there, as a message shows it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SinkSummaryAttribute(string member, string effect, string sink) : Attribute
{
    /// <summary>The member's documentation id.</summary>
    public string Member { get; } = member;

    /// <summary>What it does.</summary>
    public string Effect { get; } = effect;

    /// <summary>What is reached there.</summary>
    public string Sink { get; } = sink;
}
