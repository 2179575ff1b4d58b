using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>A method as it is called: its definition, what its object is known to be, and what is known of its arguments.</summary>
/// <param name="Method">The definition, a lambda's and a local function's included.</param>
/// <param name="This">The type of the object, where it is narrower than the type that declares the method.</param>
/// <param name="Arguments">What is known of the arguments.</param>
internal readonly record struct MethodState(IMethodSymbol Method, INamedTypeSymbol? This, Bindings Arguments)
{
    public bool Equals(MethodState other)
        => SymbolEqualityComparer.Default.Equals(Method, other.Method)
            && SymbolEqualityComparer.Default.Equals(This, other.This)
            && Arguments.Equals(other.Arguments);

    public override int GetHashCode()
        => (((SymbolEqualityComparer.Default.GetHashCode(Method) * 31) + SymbolEqualityComparer.Default.GetHashCode(This)) * 31) + Arguments.GetHashCode();
}
