using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Recognises a write whose answer says whether it succeeded, and is not asked.</summary>
internal static class IgnoredResult
{
    private static readonly HashSet<string> Verdicts =
        ["IsSuccessStatusCode", "IsSuccess", "Succeeded", "IsSuccessful", "IsSuccessfulStatusCode", "Success", "IsError", "HasError", "IsFailure", "StatusCode"];

    public static bool Is(IInvocationOperation write)
    {
        IOperation value = Awaited(write, out bool isAwaited);
        ITypeSymbol? type = value.Type is INamedTypeSymbol { Name: "Task" or "ValueTask" } task ? task.TypeArguments.FirstOrDefault() : value.Type;
        bool isLeft = value.Parent is IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation };
        if (!isAwaited && isLeft && value.Type?.Name is "Task" or "ValueTask")
        {
            return true;
        }

        return type is not null && HasVerdict(type) && (isLeft || IsOnlyRead(value));
    }

    private static IOperation Awaited(IOperation write, out bool isAwaited)
    {
        IOperation value = write;
        isAwaited = false;
        while (value.Parent is IAwaitOperation or IConversionOperation or IParenthesizedOperation
            or IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "GetResult" or "AsTask" } or IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ConfigureAwait" } })
        {
            value = value.Parent;
            isAwaited |= value is IAwaitOperation or IInvocationOperation { TargetMethod.Name: "GetResult" };
        }

        return value;
    }

    private static bool HasVerdict(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.Name == "GateResult" || t.GetMembers().Any(m => m is IPropertySymbol { DeclaredAccessibility: Accessibility.Public } && Verdicts.Contains(m.Name) && m.Name != "StatusCode"))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(i => i.GetMembers().Any(m => m is IPropertySymbol && Verdicts.Contains(m.Name) && m.Name != "StatusCode"));
    }

    /// <summary>Whether only its body or headers are used.</summary>
    private static bool IsOnlyRead(IOperation value)
    {
        if (value.Parent is IPropertyReferenceOperation direct)
        {
            return !Verdicts.Contains(direct.Property.Name);
        }

        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } })
        {
            return false;
        }

        IOperation root = value;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        return root.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
            .Where(l => SymbolEqualityComparer.Default.Equals(l.Local, local))
            .All(l => l.Parent is IPropertyReferenceOperation property ? !Verdicts.Contains(property.Property.Name)
                : l.Parent is IInvocationOperation { TargetMethod.Name: "Dispose" });
    }
}
