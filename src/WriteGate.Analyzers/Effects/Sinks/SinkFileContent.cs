using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>What a sinks file says, and what of it could not be read.</summary>
internal sealed record SinkFileContent(ImmutableArray<SinkLine> Lines, ImmutableArray<BadSinkLine> Bad);

/// <summary>A line that could not be read.</summary>
internal sealed record BadSinkLine(TextSpan Span, string Text, string Mistake);
