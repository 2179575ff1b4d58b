using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Surface.Json;

/// <summary>A JSON value and where it is written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">From its first character to its last.</param>
internal sealed record JsonNode(JsonKind Kind, TextSpan Span)
{
    /// <summary>The text of a string, the digits of a number, <c>true</c> or <c>false</c>.</summary>
    public string Text { get; init; } = "";

    /// <summary>The members of an object, in order.</summary>
    public ImmutableArray<JsonMember> Members { get; init; } = [];

    /// <summary>The items of an array.</summary>
    public ImmutableArray<JsonNode> Items { get; init; } = [];
}

/// <summary>A member of an object.</summary>
internal sealed record JsonMember(string Name, TextSpan Place, JsonNode Value);
