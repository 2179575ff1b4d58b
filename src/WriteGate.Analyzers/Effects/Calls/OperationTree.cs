using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Walks operations without recursion: a chain of a thousand calls is a thousand levels deep.</summary>
internal static class OperationTree
{
    /// <summary>
    /// Everything that may run when the operation runs, in source order. A lambda counts as run where it is made; a local
    /// function only where it is called.
    /// </summary>
    public static IEnumerable<IOperation> In(IOperation root)
    {
        Stack<IOperation> pending = new([root]);
        while (pending.Count > 0)
        {
            IOperation next = pending.Pop();
            yield return next;
            foreach (IOperation child in next.ChildOperations.Reverse())
            {
                if (child is not ILocalFunctionOperation)
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>The outermost operation that this one is part of.</summary>
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>What is behind conversions, parentheses and <c>await</c>.</summary>
    public static IOperation Unwrap(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion: operation = conversion.Operand; break;
                case IParenthesizedOperation parenthesized: operation = parenthesized.Operand; break;
                case IAwaitOperation awaited: operation = awaited.Operation; break;
                case IDelegateCreationOperation creation: operation = creation.Target; break;
                default: return operation;
            }
        }
    }
}
