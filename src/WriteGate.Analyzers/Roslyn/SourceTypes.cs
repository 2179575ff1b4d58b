using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>The types that a compilation's own sources declare.</summary>
internal static class SourceTypes
{
    public static IEnumerable<INamedTypeSymbol> In(Compilation compilation, CancellationToken cancellationToken)
    {
        Stack<INamespaceOrTypeSymbol> pending = new([compilation.Assembly.GlobalNamespace]);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            INamespaceOrTypeSymbol next = pending.Pop();
            if (next is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (INamespaceOrTypeSymbol member in next is INamespaceSymbol space ? space.GetMembers() : next.GetTypeMembers())
            {
                pending.Push(member);
            }
        }
    }
}
