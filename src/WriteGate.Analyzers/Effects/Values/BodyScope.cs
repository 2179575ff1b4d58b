using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>What a body assigns to its locals, and to properties of what they hold; in whatever order it runs.</summary>
internal sealed class BodyScope
{
    private static readonly ConditionalWeakTable<IOperation, BodyScope> Known = new();

    private readonly ILookup<ISymbol, IOperation> values;
    private readonly ILookup<ISymbol, (string Property, IOperation Value)> properties;

    private BodyScope(IOperation root)
    {
        List<(ISymbol, IOperation)> assigned = [];
        List<(ISymbol, (string, IOperation))> set = [];
        foreach (IOperation operation in Everything(root))
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                    assigned.Add((declarator.Symbol, value));
                    break;
                case IAssignmentOperation { Target: IPropertyReferenceOperation { Instance: { } instance } property } assignment when Holder(instance) is { } holder:
                    set.Add((holder, (property.Property.Name, assignment.Value)));
                    break;
                case IAssignmentOperation { Target: IInvalidOperation { Syntax: MemberAccessExpressionSyntax access } missing } assignment
                    when missing.SemanticModel?.GetSymbolInfo(access.Expression).Symbol is { } unknown:
                    set.Add((unknown, (access.Name.Identifier.ValueText, assignment.Value)));
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add", Instance: IPropertyReferenceOperation { Instance: { } owner } list, Arguments.Length: 1 } add when Holder(owner) is { } collector:
                    set.Add((collector, (list.Property.Name, add.Arguments[0].Value)));
                    break;
                case IAssignmentOperation assignment when Holder(assignment.Target) is { } target:
                    assigned.Add((target, assignment.Value));
                    break;
            }
        }

        values = assigned.ToLookup(a => a.Item1, a => a.Item2, SymbolEqualityComparer.Default);
        properties = set.ToLookup(s => s.Item1, s => s.Item2, SymbolEqualityComparer.Default);
    }

    /// <summary>That of a body; read once however many calls in it ask.</summary>
    public static BodyScope Of(IOperation root) => Known.GetValue(root, static body => new(body));

    /// <summary>Everything that is assigned to a local, parameter or field here.</summary>
    public IEnumerable<IOperation> ValuesOf(ISymbol holder) => values[holder];

    /// <summary>What is assigned to a property of what the local, parameter or field holds: <c>request.Method = …</c>.</summary>
    public IEnumerable<IOperation> PropertyOf(ISymbol holder, string property)
        => properties[holder].Where(p => p.Property == property).Select(p => p.Value);

    /// <summary>All that is assigned to properties of what the local, parameter or field holds.</summary>
    public IEnumerable<IOperation> PropertiesOf(ISymbol holder) => properties[holder].Select(p => p.Value);

    /// <summary>The local, parameter or field of its own object that an expression names.</summary>
    public static ISymbol? Holder(IOperation operation) => OperationTree.Unwrap(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        _ => null,
    };

    private static IEnumerable<IOperation> Everything(IOperation root)
    {
        Stack<IOperation> pending = new([root]);
        while (pending.Count > 0)
        {
            IOperation next = pending.Pop();
            yield return next;
            foreach (IOperation child in next.ChildOperations.Reverse())
            {
                pending.Push(child);
            }
        }
    }
}
