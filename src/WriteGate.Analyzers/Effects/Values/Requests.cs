using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>Objects that carry what a call will do: HTTP requests their verb and address, database commands their SQL.</summary>
internal static class Requests
{
    /// <summary>Between a request's verb and its address.</summary>
    public const char Separator = ' ';

    /// <summary>Whether a value of the type is worth following from an argument to a parameter.</summary>
    public static bool Carries(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_String || type.Name is "HttpMethod" or "Uri" or "FileInfo" or "DirectoryInfo" || IsRequest(type) || IsCommand(type);

    /// <summary>What a newly made request or command carries, its initializer included; null for other objects.</summary>
    public static Text? Created(ValueReader reader, IObjectCreationOperation creation)
    {
        if (IsCommand(creation.Type))
        {
            return Initial(creation, "CommandText") is { } sql ? reader.Of(sql) : First(creation, IsText) is { } text ? reader.Of(text) : null;
        }

        if (!IsRequest(creation.Type))
        {
            return null;
        }

        Text verb = (Initial(creation, "Method") ?? First(creation, IsVerb)) is { } method ? reader.Of(method) : Text.Of("GET");
        Text url = (Initial(creation, "RequestUri") ?? First(creation, IsAddress)) is { } address ? reader.Of(address) : Text.Unknown;
        return Request(verb, url);
    }

    /// <summary>What a variable's request or command carries after what is set on it; null for other variables.</summary>
    public static Text? Held(ValueReader reader, ISymbol holder, ITypeSymbol? type, IReadOnlyCollection<IOperation> values)
    {
        if (IsCommand(type))
        {
            List<Text> texts = [.. reader.Scope.PropertyOf(holder, "CommandText").Select(reader.Of)];
            return texts.Count > 0 ? Text.Any(texts) : null;
        }

        List<Text> verbs = IsRequest(type) ? [.. reader.Scope.PropertyOf(holder, "Method").Select(reader.Of)] : [];
        return verbs.Count == 0 ? null : Request(Text.Any(verbs), Url(Text.Any(values.Select(reader.Of))));
    }

    /// <summary>The verb of a request, or of a method by itself.</summary>
    public static IEnumerable<string> Verbs(Text request) => request.Choices.Select(c => c.Split(Separator)[0]).Distinct();

    /// <summary>The address of a request.</summary>
    public static Text Url(Text request) => Text.Any(request.Choices.Select(c => c.IndexOf(Separator) is >= 0 and var space ? Text.Of(c.Substring(space + 1)) : Text.Unknown));

    public static bool IsCommand(ITypeSymbol? type)
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

    private static Text Request(Text verb, Text url) => Text.Concat(Text.Concat(verb, Text.Of(Separator.ToString())), url);

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
