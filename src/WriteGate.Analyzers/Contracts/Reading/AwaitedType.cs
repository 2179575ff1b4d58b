using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>What a method returns once awaited.</summary>
/// <param name="Await">How it is awaited.</param>
/// <param name="Type">The type; null for nothing.</param>
internal sealed record AwaitedType(AwaitKind Await, ITypeSymbol? Type)
{
    public bool IsUnknown => Type is not null && TypeNames.IsUnknown(Type);

    public static AwaitedType Of(IMethodSymbol method, KnownSymbols known)
    {
        ITypeSymbol type = method.ReturnType;
        return known.NameOf(type) switch
        {
            KnownNames.Task => new(AwaitKind.Task, null),
            KnownNames.ValueTask => new(AwaitKind.ValueTask, null),
            KnownNames.TaskOf => new(AwaitKind.Task, ((INamedTypeSymbol)type).TypeArguments[0]),
            KnownNames.ValueTaskOf => new(AwaitKind.ValueTask, ((INamedTypeSymbol)type).TypeArguments[0]),
            _ => new(AwaitKind.None, method.ReturnsVoid ? null : type),
        };
    }

    /// <summary>A call of a method that returns this.</summary>
    public CallSpec Call(IMethodSymbol method, IEnumerable<ArgumentSpec> arguments) => new(method.Name, Await)
    {
        Arguments = new(arguments),
        Returns = Type is null ? null : TypeNames.WithNullability(Type),
        ReturnsValueType = Type?.IsValueType == true,
        ReturnsNullable = Type is not null && TypeNames.IsNullable(Type),
        IsStatic = method.IsStatic,
    };
}
