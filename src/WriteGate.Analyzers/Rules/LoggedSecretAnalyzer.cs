using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Effects.Calls;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG5002: warns of a sensitive field or argument, or a whole record with one, that is written to a log.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LoggedSecretAnalyzer() : GateRule(LoggedSecretRule.Descriptors)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        KnownSymbols known = KnownSymbols.For(start.Compilation);
        if (known.IsReferenced)
        {
            // Calls of the same methods stand everywhere.
            ConcurrentDictionary<IMethodSymbol, bool> mayLog = new(SymbolEqualityComparer.Default);
            start.RegisterOperationAction(
                context =>
                {
                    IInvocationOperation call = (IInvocationOperation)context.Operation;
                    if (mayLog.GetOrAdd(call.TargetMethod.OriginalDefinition, method => LogCalls.MayBeOf(method, known)) && LogCalls.Is(call, known))
                    {
                        Look(call, known, context);
                    }
                },
                OperationKind.Invocation);
        }
    }

    private static void Look(IInvocationOperation call, KnownSymbols known, OperationAnalysisContext context)
    {

        string logger = $"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}";
        (ISymbol Symbol, TextFlow Flow)[] secrets = Secrets(call, known, context.CancellationToken);
        bool destructures = call.Arguments.Any(a => a.Value.ConstantText()?.Contains("{@") == true);
        foreach (IOperation value in call.Arguments.SelectMany(Values))
        {
            ISymbol? secret = secrets.Where(s => s.Flow.Carries(value)).Select(s => s.Symbol).FirstOrDefault();
            if (secret is not null)
            {
                string shown = secret is IParameterSymbol ? $"argument '{secret.Name}'" : $"field '{secret.ContainingType.Name}.{secret.Name}'";
                context.ReportDiagnostic(Diagnostic.Create(LoggedSecretRule.Field, value.Syntax.GetLocation(), logger, shown));
            }
            else if (value.DescendantsAndSelf().Select(o => Printed(o, destructures, known)).FirstOrDefault(p => p.Field is not null) is { Field: { } field } printed)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    LoggedSecretRule.Record, value.Syntax.GetLocation(), logger, TypeNames.InMessage(printed.Type!), field.Name));
            }
        }
    }

    /// <summary>What is written as one argument; each of those that the compiler gathers into an array.</summary>
    private static IEnumerable<IOperation> Values(IArgumentOperation argument)
        => argument is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } items } } ? items.ElementValues : [argument.Value];

    /// <summary>What is sensitive in the body around a call, each with the way it goes there.</summary>
    private static (ISymbol Symbol, TextFlow Flow)[] Secrets(IOperation call, KnownSymbols known, CancellationToken cancellationToken)
    {
        IOperation body = OperationTree.Root(call);
        ISymbol[] symbols = [.. body.Descendants().Select(o => Sensitive(o, known)).Where(s => s is not null).Distinct(SymbolEqualityComparer.Default).Select(s => s!)];
        return [.. symbols.Select(s => (s, TextFlow.In(body, o => SymbolEqualityComparer.Default.Equals(Sensitive(o, known), s), known, cancellationToken)))];
    }

    private static ISymbol? Sensitive(IOperation operation, KnownSymbols known) => operation switch
    {
        IPropertyReferenceOperation { Property: var property } when SensitiveFields.Contains(property, known) => property,
        IParameterReferenceOperation { Parameter: var parameter } when known.Has(parameter, KnownNames.SensitiveField) => parameter,
        _ => null,
    };

    /// <summary>The sensitive field that a value shows when it is written as a whole: a record prints its members, as do "{@…}" and JSON.</summary>
    private static (ITypeSymbol? Type, IPropertySymbol? Field) Printed(IOperation operation, bool destructures, KnownSymbols known)
    {
        bool isWhole = operation.Parent is IArgumentOperation or IInterpolationOperation or IArrayInitializerOperation
            || operation is { Parent: IConversionOperation { Parent: IArgumentOperation or IInterpolationOperation or IArrayInitializerOperation } };
        if (!isWhole || operation.Type is not INamedTypeSymbol type || !(PrintsMembers(type) || destructures || IsSerialized(operation, known)))
        {
            return default;
        }

        return (type, Properties.Of(type).FirstOrDefault(p => SensitiveFields.Contains(p, known)));
    }

    private static bool PrintsMembers(INamedTypeSymbol type)
        => type.IsRecord && type.GetMembers("ToString").OfType<IMethodSymbol>().All(m => m.IsImplicitlyDeclared || m.Parameters.Length > 0)
            && type.GetMembers("PrintMembers").All(m => m.IsImplicitlyDeclared);

    private static bool IsSerialized(IOperation operation, KnownSymbols known)
    {
        IOperation? argument = operation.Parent is IConversionOperation conversion ? conversion.Parent : operation.Parent;
        return argument is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Serialize" or "SerializeObject" } method } }
            && known.NameOf(method.ContainingType) is "System.Text.Json.JsonSerializer" or "Newtonsoft.Json.JsonConvert";
    }
}
