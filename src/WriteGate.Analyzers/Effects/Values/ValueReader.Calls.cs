using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>What calls return: of paths and texts by what is known of these members, else by the body.</summary>
internal sealed partial class ValueReader
{
    private Text Called(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        switch (method.ContainingType?.ToDisplayString(TypeNames.Plain), method.Name)
        {
            case ("System.IO.Path", "GetTempPath" or "GetTempFileName") or ("System.IO.Directory", "CreateTempSubdirectory"):
                return Text.Of(Text.Temporary.ToString());
            case ("System.IO.Path", "Combine" or "Join"):
                return Joined(Arguments(call), "/");
            case ("Microsoft.AspNetCore.WebUtilities.QueryHelpers", "AddQueryString"):
            case ("System.IO.Path", "GetFullPath" or "GetDirectoryName" or "ChangeExtension" or "TrimEndingDirectorySeparator"):
            case ("System.Net.Http.HttpMethod", "Parse"):
                return Of(call.Arguments.FirstOrDefault()?.Value);
            case (_, "Concat") when method.ContainingType?.SpecialType == SpecialType.System_String:
                return Joined(Arguments(call), "");
            case (_, "Join") when method.ContainingType?.SpecialType == SpecialType.System_String && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string separator }:
                return Joined(Arguments(call).Skip(1), separator);
            case (_, "Replace") when method.ContainingType?.SpecialType == SpecialType.System_String && call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } old }:
                return Text.Any(Of(call.Instance).Choices.Select(c => Text.Of(c.Replace(old, Text.Hole.ToString()))));
            case (_, "Format") when method.ContainingType?.SpecialType == SpecialType.System_String:
                return Formats.Holes(Of(call.Arguments.FirstOrDefault(a => a.Parameter?.Name == "format")?.Value));
            case (_, "Trim" or "TrimEnd" or "TrimStart" or "ToString" or "ToUpperInvariant" or "ToUpper" or "ToLowerInvariant" or "ToLower"):
                return Of(call.Instance);
        }

        Text returned = method.IsVirtual || method.IsAbstract || method.IsOverride ? Text.Unknown : Returned(method, BindingsOf(call));
        return returned.Choices.Any(c => c.IndexOf(Text.Hole) >= 0) && Built(call) is { } built ? built : returned;
    }

    /// <summary>What a builder of the sources makes ends in the last text that its chain of calls was given; null where that is not known.</summary>
    private Text? Built(IInvocationOperation call)
    {
        INamedTypeSymbol builder = call.TargetMethod.ContainingType;
        IInvocationOperation? link = builder.DeclaringSyntaxReferences.IsEmpty ? null : call.Instance as IInvocationOperation;
        while (link is not null && SymbolEqualityComparer.Default.Equals(link.Type, builder))
        {
            if (link.Arguments.LastOrDefault(a => a.Parameter?.Type.SpecialType == SpecialType.System_String) is { } given)
            {
                return Of(given.Value) is { IsUnknown: false } text ? Text.Concat(Text.Unknown, text) : null;
            }

            link = link.Instance as IInvocationOperation;
        }

        return null;
    }

    /// <summary>What a method of the sources returns.</summary>
    private Text Returned(IMethodSymbol method, Bindings arguments)
    {
        if (depth >= MaxCalls || method.DeclaringSyntaxReferences.IsEmpty)
        {
            return Text.Unknown;
        }

        IMethodSymbol definition = method.OriginalDefinition;
        IOperation? body = bodies.Of(definition, cancellationToken).FirstOrDefault();
        if (body is null)
        {
            return Text.Unknown;
        }

        ValueReader inner = new(bodies, new(definition, null, arguments), body, cancellationToken, depth + 1);
        List<Text> returned = [.. OperationTree.In(body)
            .OfType<IReturnOperation>()
            .Where(r => r.Kind == OperationKind.Return && r.ReturnedValue is not null)
            .Select(r => inner.Of(r.ReturnedValue))];
        return returned.Count == 0 ? Text.Unknown : Text.Any(returned);
    }

    /// <summary>The arguments, those of a <c>params</c> array or span one by one.</summary>
    private static IEnumerable<IOperation> Arguments(IInvocationOperation call) => call.Arguments.SelectMany(a => (a.ArgumentKind, OperationTree.Unwrap(a.Value)) switch
    {
        (ArgumentKind.ParamArray, IArrayCreationOperation { Initializer: { } items }) => items.ElementValues,
        (ArgumentKind.ParamCollection, ICollectionExpressionOperation items) => items.Elements,
        _ => [a.Value],
    });

    private Text Joined(IEnumerable<IOperation> parts, string separator)
        => parts.Select(Of).Aggregate((Text?)null, (text, part) => text is null ? part : Text.Concat(Text.Concat(text, Text.Of(separator)), part)) ?? Text.Unknown;
}
