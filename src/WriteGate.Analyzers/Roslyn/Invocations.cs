using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>What the text of a call says before anything is bound.</summary>
internal static class Invocations
{
    /// <summary>The name that is called, without what stands before it; empty where none is written.</summary>
    public static string CalledName(this InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
