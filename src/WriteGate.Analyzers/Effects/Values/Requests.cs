using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>
/// Objects that carry what a call will do: HTTP requests their verb and address, database commands their SQL, processes
/// their command line.
/// </summary>
internal static class Requests
{
    /// <summary>Between a request's verb and its address, and before a process's arguments.</summary>
    public const char Separator = ' ';

    /// <summary>Whether a value of the type is worth following from an argument to a parameter.</summary>
    public static bool Carries(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_String
            || type.Name is "HttpMethod" or "Method" or "Uri" or "FileInfo" or "DirectoryInfo" or "ProcessStartInfo"
            || IsRequest(type) || IsCommand(type);

    /// <summary>What a newly made object carries, its initializer included; null for one that carries nothing.</summary>
    public static Text? Created(ValueReader reader, IObjectCreationOperation creation)
    {
        if (IsCommand(creation.Type))
        {
            return (Initial(creation, "CommandText") ?? First(creation, IsText)) is { } sql ? reader.Of(sql) : null;
        }

        if (IsRequest(creation.Type))
        {
            Text verb = (Initial(creation, "Method") ?? First(creation, IsVerb)) is { } method ? reader.Of(method) : Text.Of("GET");
            return Pair(verb, (Initial(creation, "RequestUri") ?? First(creation, IsAddress)) is { } url ? reader.Of(url) : Text.Unknown);
        }

        if (creation.Type?.Name == "ProcessStartInfo")
        {
            Text file = (Initial(creation, "FileName") ?? First(creation, IsText)) is { } name ? reader.Of(name) : Text.Unknown;
            IOperation? line = Initial(creation, "Arguments") ?? creation.Arguments.FirstOrDefault(a => a.Parameter is { Name: "arguments", Type.SpecialType: SpecialType.System_String })?.Value;
            return line is null ? file : Pair(file, reader.Of(line));
        }

        return creation.Type?.Name == "Process" && Initial(creation, "StartInfo") is { } start ? reader.Of(start) : null;
    }

    /// <summary>What a variable's object carries after what is set on it; null where nothing is.</summary>
    public static Text? Held(ValueReader reader, ISymbol holder, ITypeSymbol? type, IReadOnlyCollection<IOperation> values)
    {
        List<Text> Set(string property) => [.. reader.Scope.PropertyOf(holder, property).Select(reader.Of)];

        if ((type is null or { TypeKind: TypeKind.Error } || IsCommand(type) || (values.Count > 0 && values.All(v => IsCommand(v.Type))))
            && Set("CommandText") is { Count: > 0 } texts)
        {
            return Text.Any(texts);
        }

        if (IsRequest(type))
        {
            return Set("Method") is { Count: > 0 } verbs ? Pair(Text.Any(verbs), Url(Text.Any(values.Select(reader.Of)))) : null;
        }

        if (type?.Name == "Process")
        {
            return Set("StartInfo") is { Count: > 0 } starts ? Text.Any(starts) : null;
        }

        if (type?.Name != "ProcessStartInfo")
        {
            return null;
        }

        Text file = Set("FileName") is { Count: > 0 } files ? Text.Any(files) : Text.Any(values.Select(reader.Of));
        return Set("Arguments").Concat(Set("ArgumentList")).Aggregate(file, Pair);
    }

    /// <summary>What an object of a missing type carries: of a <c>…Command</c>, its first argument.</summary>
    public static Text? Missing(ValueReader reader, IInvalidOperation creation)
        => creation.Syntax is ObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } && IsCommand(creation.Type)
            && creation.SemanticModel?.GetOperation(arguments[0].Expression) is { } text
                ? reader.Of(text)
                : null;

    /// <summary>The verb of a request, or of a method by itself.</summary>
    public static IEnumerable<string> Verbs(Text request) => request.Choices.Select(c => c.Split(Separator)[0]).Distinct();

    /// <summary>The address of a request; of a text by itself, the text.</summary>
    public static Text Url(Text request)
        => Text.Any(request.Choices.Select(c => c.IndexOf(Separator) is >= 0 and var space ? Text.Of(c.Substring(space + 1)) : Text.Of(c)));

    private static bool IsCommand(ITypeSymbol? type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is "DbCommand" or "IDbCommand" || (t.TypeKind == TypeKind.Error && t.Name.EndsWith("Command", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Two texts as a request carries them.</summary>
    public static Text Pair(Text first, Text second) => Text.Concat(Text.Concat(first, Text.Of(Separator.ToString())), second);

    private static bool IsRequest(ITypeSymbol? type) => type?.Name is "HttpRequestMessage" or "RestRequest";

    private static bool IsText(ITypeSymbol? type) => type?.SpecialType == SpecialType.System_String;

    private static bool IsVerb(ITypeSymbol? type) => type?.Name is "HttpMethod" or "Method";

    private static bool IsAddress(ITypeSymbol? type) => IsText(type) || type?.Name == "Uri";

    private static IOperation? First(IObjectCreationOperation creation, Func<ITypeSymbol?, bool> matches)
        => creation.Arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.Explicit && matches(a.Parameter?.Type))?.Value;

    private static IOperation? Initial(IObjectCreationOperation creation, string property)
        => creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(a => a.Target is IPropertyReferenceOperation p && p.Property.Name == property)?.Value;
}
