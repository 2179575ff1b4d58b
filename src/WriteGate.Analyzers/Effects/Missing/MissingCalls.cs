using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;
using WriteGate.Analyzers.Effects.Sinks;
using WriteGate.Analyzers.Effects.Values;

namespace WriteGate.Analyzers.Effects.Missing;

/// <summary>Calls of members whose assembly is missing: told by the tables where the type can be named, else nothing is said.</summary>
internal sealed class MissingCalls(Imports imports, SinkFinder sinks)
{
    /// <summary>Members of the tasks that a client's members return, not of the client.</summary>
    private static readonly HashSet<string> OfTasks = new(StringComparer.Ordinal) { "AsTask", "ConfigureAwait", "ContinueWith", "GetAwaiter", "WithCancellation" };

    /// <summary>Queries over what a client's members returned; nothing of them leaves the process.</summary>
    private static readonly HashSet<string> OfSequences = new(StringComparer.Ordinal)
    {
        "All", "Any", "AsEnumerable", "Cast", "Concat", "Contains", "Count", "Distinct", "Except", "First", "FirstOrDefault", "GroupBy", "Last",
        "LastOrDefault", "Max", "Min", "OfType", "OrderBy", "OrderByDescending", "Reverse", "Select", "SelectMany", "Single", "SingleOrDefault", "Skip",
        "Sum", "Take", "ThenBy", "ThenByDescending", "ToArray", "ToDictionary", "ToHashSet", "ToList", "ToString", "Union", "Where", "Zip",
    };

    /// <summary>Members that only database commands have, whatever their type is called.</summary>
    private static readonly HashSet<string> OfCommands = new(StringComparer.Ordinal)
    {
        "ExecuteNonQuery", "ExecuteNonQueryAsync", "ExecuteReader", "ExecuteReaderAsync", "ExecuteScalar", "ExecuteScalarAsync",
    };

    /// <summary>Members that contexts of Entity Framework have, whatever their type is called, where a file imports it.</summary>
    private static readonly HashSet<string> OfContexts = new(StringComparer.Ordinal) { "SaveChanges", "SaveChangesAsync" };

    private static readonly string[] SomeCommand = ["?.Command"];
    private static readonly string[] SomeContext = ["Microsoft.EntityFrameworkCore.DbContext"];

    private readonly MissingTypes types = new(imports, sinks);

    public SinkCall? Read(IInvalidOperation operation, ValueReader values, CancellationToken cancellationToken)
        => operation.SemanticModel is not { } model ? null : operation.Syntax switch
        {
            InvocationExpressionSyntax call => ReadCall(call, model, values, cancellationToken),
            ObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation
                => Judge(sinks.Find([.. types.NamesOf(creation, model, cancellationToken)], "#ctor"), creation.Type.ToString(), "#ctor", new(null, arguments, 0, model, values), creation),
            MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } access when assignment.Left == access => ReadSetter(access, model, cancellationToken),
            _ => null,
        };

    /// <summary>A property that is given a value, where a line lists it.</summary>
    private SinkCall? ReadSetter(MemberAccessExpressionSyntax access, SemanticModel model, CancellationToken cancellationToken)
    {
        string[] typeNames = [.. types.NamesOf(access.Expression, model, cancellationToken)];
        string property = access.Name.Identifier.ValueText;
        return sinks.Find(typeNames, "set_" + property) is { IsCatchAll: false, Sign: not SinkSign.Read } line
            ? new(line.Sign == SinkSign.Write ? EffectKind.Write : EffectKind.Unknown, line.Traits, null, ShortName(typeNames, line) + "." + property, access.GetLocation())
            : null;
    }

    /// <summary>The only method that a call can mean although its arguments are not known to fit; null for any other call.</summary>
    public static IMethodSymbol? CandidateOf(IInvalidOperation operation, CancellationToken cancellationToken)
        => operation is { Syntax: InvocationExpressionSyntax call, SemanticModel: { } model }
            && model.GetSymbolInfo(call, cancellationToken) is { CandidateReason: CandidateReason.OverloadResolutionFailure, CandidateSymbols.Length: 1 } info
                ? info.CandidateSymbols[0] as IMethodSymbol
                : null;

    private SinkCall? ReadCall(InvocationExpressionSyntax call, SemanticModel model, ValueReader values, CancellationToken cancellationToken)
    {
        // A call that only does not fit its overloads is the compiler's to report.
        (ExpressionSyntax? receiver, SimpleNameSyntax? name) = call.Expression switch
        {
            MemberAccessExpressionSyntax access => (access.Expression, access.Name),
            MemberBindingExpressionSyntax binding => ((call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>())?.Expression, binding.Name),
            _ => (null, null),
        };
        if (receiver is null || name is null || model.GetSymbolInfo(call, cancellationToken) is not { Symbol: null, CandidateSymbols.IsEmpty: true })
        {
            return null;
        }

        string member = name.Identifier.ValueText;
        if (OfTasks.Contains(member) || OfSequences.Contains(member))
        {
            return null;
        }

        string[] typeNames = [.. types.NamesOf(receiver, model, cancellationToken)];
        SinkLine? line = sinks.Find(typeNames, member);
        if (line is null && ToldByMember(member, receiver, call.SyntaxTree, model, cancellationToken) is { } told)
        {
            typeNames = told;
            line = sinks.Find(typeNames, member);
        }

        // What is said of all that a type has does not hold for what another namespace adds to it.
        if (line is null or { IsCatchAll: true }
            && sinks.FindExtension(imports.Of(call.SyntaxTree, cancellationToken), member) is { } extension && MayExtend(receiver, model, cancellationToken))
        {
            return Judge(extension, ShortName([], extension), member, new(receiver, call.ArgumentList, 1, model, values), call);
        }

        return line is null
            ? Hint(receiver, member, call, model, cancellationToken)
            : Judge(line, ShortName(typeNames, line), member, new(receiver, call.ArgumentList, 0, model, values), call);
    }

    /// <summary>The type that only a member's name tells; null where it tells none.</summary>
    private string[]? ToldByMember(string member, ExpressionSyntax receiver, SyntaxTree tree, SemanticModel model, CancellationToken cancellationToken)
        => OfContexts.Contains(member) && imports.Of(tree, cancellationToken).Contains("Microsoft.EntityFrameworkCore") ? SomeContext
            : OfCommands.Contains(member) && model.GetTypeInfo(receiver, cancellationToken).Type is null or { TypeKind: TypeKind.Error } ? SomeCommand
            : null;

    /// <summary>A member that no table lists, of a type that is missing or extended by an assembly that is: its verb is all there is.</summary>
    private static SinkCall? Hint(ExpressionSyntax receiver, string member, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        ITypeSymbol? type = model.GetTypeInfo(receiver, cancellationToken).Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            // The compiler takes a missing type for a value type where it is nullable.
            type = nullable.TypeArguments[0];
        }

        string name = type is { Name.Length: > 0 } ? type.Name : receiver.GetLastToken().ValueText;
        bool isMissing = type is null or { TypeKind: TypeKind.Error };
        bool isAwaited = member.EndsWith("Async", StringComparison.Ordinal) || IsAwaited(call);
        EffectKind kind = isMissing && isAwaited ? ForeignCalls.HintOfAwaited(member, name)
            : isMissing || isAwaited ? ForeignCalls.HintOf(member, name, isAwaited)
            : EffectKind.None;
        return kind != EffectKind.None
            ? new(kind, EffectTraits.None, null, name + "." + member, call.GetLocation())
            : null;
    }

    private static bool IsAwaited(InvocationExpressionSyntax call)
        => call.Parent is AwaitExpressionSyntax
            || (call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var next, Parent.Parent: AwaitExpressionSyntax } && OfTasks.Contains(next))
            || call.Parent is ConditionalAccessExpressionSyntax { Parent: AwaitExpressionSyntax };

    /// <summary>Whether an extension method of a missing assembly may be meant: the receiver is a value that is not of the sources.</summary>
    private static bool MayExtend(ExpressionSyntax receiver, SemanticModel model, CancellationToken cancellationToken)
        => model.GetSymbolInfo(receiver, cancellationToken).Symbol is not (ITypeSymbol or INamespaceSymbol)
            && model.GetTypeInfo(receiver, cancellationToken).Type is { DeclaringSyntaxReferences.IsEmpty: true };

    private static SinkCall? Judge(SinkLine? line, string type, string member, MissingArguments arguments, SyntaxNode call)
    {
        if (line is null)
        {
            return null;
        }

        (EffectKind kind, EffectTraits traits) = SinkJudge.Judge(line, member, isRemote: true, arguments);
        return new(kind, traits, null, member == "#ctor" ? "new " + type : type + "." + member, call.GetLocation())
        {
            Doubts = kind == EffectKind.Write ? SinkJudge.DoubtsOf(line, member, arguments) : EffectDoubts.None,
        };
    }

    private static string ShortName(string[] typeNames, SinkLine line)
    {
        string full = typeNames.FirstOrDefault(line.Type.Matches) ?? line.Type.Text;
        string name = full.Substring(full.LastIndexOf('.') + 1);
        return name is "?" or "*" ? full.Substring(0, full.LastIndexOf('.')) : name;
    }
}
