using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>What goes along with a write and is neither payload, target nor key.</summary>
internal static class Irrelevant
{
    private static readonly HashSet<string> Types = ["CancellationToken", "CancellationTokenSource", "ILogger", "IProgress", "HttpCompletionOption", "CallOptions", "AuthenticationHeaderValue", "CookieContainer"];
    private static readonly string[] Names = ["timeout", "deadline", "attempt", "retry", "retries", "accesstoken", "bearer", "authtoken", "authorization", "traceparent", "correlation"];

    public static bool Is(ITypeSymbol? type) => type is not null && Types.Contains(type.Name);

    /// <summary>Whether an argument says how a write is made, not what it writes.</summary>
    public static bool Is(IArgumentOperation argument)
        => Is(argument.Value.Type) || Is(argument.Parameter?.Type) || (argument.Parameter is { } parameter && IsNamed(parameter.Name));

    /// <summary>Whether what is set says how a write is made, not what it writes.</summary>
    public static bool IsTarget(Definition definition)
        => definition.Place.Member is { } member && (IsNamed(member.Name) || Is((member as IPropertySymbol)?.Type))
            || (definition.Operation is IAssignmentOperation { Target: IMemberReferenceOperation target } && (Is(target.Type) || IsNamed(target.Member.Name) || (KeyName.IsHeaders(target.Instance?.Type) && target is not IPropertyReferenceOperation { Arguments.IsEmpty: false })));

    private static bool IsNamed(string name) => !KeyName.Is(name) && Array.Exists(Names, n => name.IndexOf(n, StringComparison.OrdinalIgnoreCase) >= 0);
}
