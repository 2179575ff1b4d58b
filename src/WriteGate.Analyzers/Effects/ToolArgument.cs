using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects;

/// <summary>One value that an agent sends.</summary>
/// <param name="Parameter">The parameter that takes it.</param>
/// <param name="Title">How a message begins that tells of it: <c>Parameter 'id' of the Reviewed tool 'Close'</c>.</param>
/// <param name="Location">Where its type is written.</param>
internal sealed record ToolArgument(IParameterSymbol Parameter, string Title, Location Location);
