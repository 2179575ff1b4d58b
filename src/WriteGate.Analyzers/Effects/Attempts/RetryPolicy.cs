using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>How something repeats what it is handed, as far as the sources say.</summary>
/// <param name="Name">What a message calls it.</param>
internal sealed record RetryPolicy(string Name)
{
    /// <summary>What says that there is no limit; null where there is one or none is known.</summary>
    public SyntaxNode? Unlimited { get; init; }

    /// <summary>What waits the same for everybody; null where it varies or is not known.</summary>
    public SyntaxNode? WithoutJitter { get; init; }
}

/// <summary>A delegate that is handed to something that calls it again after it failed.</summary>
/// <param name="Call">The call that hands it over.</param>
/// <param name="Handed">The lambda or method handed over.</param>
/// <param name="Policy">How it is repeated.</param>
internal sealed record RetryCall(SyntaxNode Call, IMethodSymbol Handed, RetryPolicy Policy);
