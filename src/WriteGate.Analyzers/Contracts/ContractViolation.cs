using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Contracts;

/// <summary>One mistake in a contract, for analyzers only: it holds a location, which no generator step may keep.</summary>
/// <param name="Descriptor">The rule's message.</param>
/// <param name="Location">Where the mistake is written.</param>
/// <param name="Arguments">What the message's placeholders say.</param>
internal sealed record ContractViolation(DiagnosticDescriptor Descriptor, Location Location, ImmutableArray<string> Arguments)
{
    public string RuleId => Descriptor.Id;

    /// <summary>What a fix needs to know beside the place.</summary>
    public ImmutableDictionary<string, string?> Properties { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Descriptor, Location, Properties, Arguments.Cast<object>().ToArray());
}

/// <summary>What was read of an <c>[AgentTools]</c> class.</summary>
/// <param name="Spec">What can be generated; null when nothing can. Only tools without a violation are in it.</param>
/// <param name="Violations">What is wrong, in source order.</param>
internal sealed record ToolsContract(ToolsSpec? Spec, ImmutableArray<ContractViolation> Violations)
{
    /// <summary>The names given in the class, with where; for the rule that compares classes.</summary>
    public ImmutableArray<ToolPlace> Names { get; init; } = ImmutableArray<ToolPlace>.Empty;
}

/// <summary>Where a tool gets its name.</summary>
internal sealed record ToolPlace(string Name, IMethodSymbol Method, Tier Tier, Location Location);

/// <summary>What was read of a <c>[SystemRecord]</c> type.</summary>
/// <param name="Spec">What can be generated; null when nothing can.</param>
/// <param name="Violations">What is wrong, in source order.</param>
internal sealed record RecordContract(RecordSpec? Spec, ImmutableArray<ContractViolation> Violations);

/// <summary>What was read of a <c>[HandOff]</c> type.</summary>
/// <param name="Spec">What can be generated; null when nothing can.</param>
/// <param name="Violations">What is wrong, in source order.</param>
internal sealed record HandOffContract(HandOffSpec? Spec, ImmutableArray<ContractViolation> Violations);
