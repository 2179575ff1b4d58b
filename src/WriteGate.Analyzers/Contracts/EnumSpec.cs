using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>An enum on the wire.</summary>
/// <param name="Type">Its <c>global::</c> name; the key in the table of enums.</param>
/// <param name="IsFlags">Whether it is a set of names.</param>
/// <param name="Members">Its names, in declaration order.</param>
internal sealed record EnumSpec(string Type, bool IsFlags, EquatableArray<EnumMemberSpec> Members);

/// <summary>One name of an enum.</summary>
/// <param name="Name">The C# name, without <c>@</c>.</param>
/// <param name="JsonName">The name on the wire.</param>
internal sealed record EnumMemberSpec(string Name, string JsonName);
