using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>The types that no schema can say, and why not.</summary>
internal static class RefusedTypes
{
    private static readonly HashSet<string> OpenEnded = new(StringComparer.Ordinal)
    {
        "System.Text.Json.JsonElement",
        "System.Text.Json.JsonDocument",
        "System.Text.Json.Nodes.JsonNode",
        "System.Text.Json.Nodes.JsonObject",
        "System.Text.Json.Nodes.JsonArray",
        "System.Text.Json.Nodes.JsonValue",
        "Newtonsoft.Json.Linq.JToken",
        "Newtonsoft.Json.Linq.JObject",
        "Newtonsoft.Json.Linq.JArray",
        "Newtonsoft.Json.Linq.JValue",
        "System.Dynamic.ExpandoObject",
        "System.Dynamic.DynamicObject",
        "System.Collections.IEnumerable",
        "System.Collections.ICollection",
        "System.Collections.IList",
        "System.Collections.IDictionary",
        "System.Collections.ArrayList",
        "System.Collections.Hashtable",
        "System.Collections.SortedList",
        "System.Collections.Queue",
        "System.Collections.Stack",
        "System.Data.DataTable",
        "System.Data.DataSet",
    };

    /// <summary>The rule's message that a type breaks; null when it may be a list or an object. Messages take the site and the type.</summary>
    public static DiagnosticDescriptor? ReasonAgainst(ITypeSymbol type, KnownSymbols known)
    {
        if (type.SpecialType == SpecialType.System_Object
            || type.TypeKind is TypeKind.Dynamic or TypeKind.TypeParameter
            || OpenEnded.Contains(known.NameOf(type)))
        {
            return OpenEndedTypeRule.Open;
        }

        if (type.IsTupleType)
        {
            return UnsayableTypeRule.Tuple;
        }

        if (known.Is(type, KnownNames.Patch))
        {
            return UnsayableTypeRule.PatchPlace;
        }

        if (type is IArrayTypeSymbol { Rank: > 1 })
        {
            return UnsayableTypeRule.Array;
        }

        bool isUnsayable = type.TypeKind is TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer
            || type.IsRefLikeType
            || type.IsAnonymousType
            || known.DerivesFrom(type, "System.IO.Stream")
            || known.DerivesFrom(type, "System.Exception")
            || known.DerivesFrom(type, "System.Delegate");
        return isUnsayable ? UnsayableTypeRule.Type : null;
    }

    /// <summary>Whether a class of the framework, not made to be data, stands where an object would.</summary>
    public static bool IsFramework(ITypeSymbol type, KnownSymbols known)
        => type.ContainingAssembly?.Name is { } assembly
            && !known.IsSource(type)
            && known.NameOf(type) != "System.Collections.Generic.KeyValuePair`2"
            && (assembly is "mscorlib" or "netstandard" or "System" || assembly.StartsWith("System.", StringComparison.Ordinal));

    /// <summary>Whether it is a collection, of whatever kind.</summary>
    public static bool IsCollection(ITypeSymbol type)
        => type.SpecialType == SpecialType.System_Collections_IEnumerable
            || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable);
}
