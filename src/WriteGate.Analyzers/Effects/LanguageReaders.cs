using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>The parsers and engines that read a text as a language.</summary>
internal static class LanguageReaders
{
    private const string Json = "JSON";
    private const string Xml = "XML";
    private const string Sql = "SQL";
    private const string Script = "a script";

    /// <summary>By type: the language and how the reading methods begin; an empty one stands for the constructors.</summary>
    private static readonly Dictionary<string, (string Language, string[] Methods)> Types = new(StringComparer.Ordinal)
    {
        ["System.Text.Json.JsonDocument"] = (Json, ["Parse"]),
        ["System.Text.Json.JsonElement"] = (Json, ["Parse"]),
        ["System.Text.Json.Nodes.JsonNode"] = (Json, ["Parse"]),
        ["System.Text.Json.JsonSerializer"] = (Json, ["Deserialize"]),
        ["Newtonsoft.Json.JsonConvert"] = (Json, ["Deserialize", "Populate"]),
        ["Newtonsoft.Json.Linq.JToken"] = (Json, ["Parse"]),
        ["Newtonsoft.Json.Linq.JObject"] = (Json, ["Parse"]),
        ["Newtonsoft.Json.Linq.JArray"] = (Json, ["Parse"]),
        ["System.Xml.Linq.XDocument"] = (Xml, ["Parse"]),
        ["System.Xml.Linq.XElement"] = (Xml, ["Parse"]),
        ["System.Xml.XmlDocument"] = (Xml, ["LoadXml"]),
        ["YamlDotNet.Serialization.Deserializer"] = ("YAML", ["Deserialize"]),
        ["YamlDotNet.Serialization.IDeserializer"] = ("YAML", ["Deserialize"]),
        ["Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions"] = (Sql, ["ExecuteSqlRaw", "SqlQueryRaw"]),
        ["Microsoft.EntityFrameworkCore.RelationalQueryableExtensions"] = (Sql, ["FromSqlRaw"]),
        ["Dapper.SqlMapper"] = (Sql, ["Execute", "Query"]),
        ["Microsoft.Azure.Cosmos.QueryDefinition"] = (Sql, [""]),
        ["Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript"] = (Script, ["Create", "Evaluate", "Run"]),
        ["System.Management.Automation.PowerShell"] = (Script, ["AddScript"]),
        ["Jint.Engine"] = (Script, ["Evaluate", "Execute"]),
    };

    /// <summary>What reads the text that an operation is given; null for what does not read it.</summary>
    public static LanguageReader? Of(IOperation operation, Func<IOperation?, bool> carries, KnownSymbols known) => operation switch
    {
        IInvocationOperation call when call.Arguments.Any(a => carries(a.Value)) => OfCall(call.TargetMethod, known),
        IObjectCreationOperation { Constructor: { } constructor } creation when creation.Arguments.Any(a => IsText(a) && carries(a.Value))
            => OfCall(constructor, known) ?? OfContent(creation, known),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "CommandText" } property } } assignment
            when carries(assignment.Value) && IsCommand(property.ContainingType, known)
            => new($"{property.ContainingType.Name}.CommandText", Sql, Runs: true),
        _ => null,
    };

    private static LanguageReader? OfCall(IMethodSymbol method, KnownSymbols known)
    {
        string name = method.MethodKind == MethodKind.Constructor ? "" : method.Name;
        string type = known.NameOf(method.ContainingType);
        bool isListed = Types.TryGetValue(type, out (string Language, string[] Methods) entry)
            && entry.Methods.Any(m => m.Length == 0 ? name.Length == 0 : name.StartsWith(m, StringComparison.Ordinal));
        if (isListed)
        {
            return new(name.Length == 0 ? method.ContainingType.Name : $"{method.ContainingType.Name}.{name}", entry.Language, entry.Language is Sql or Script);
        }

        return name.Length == 0 && IsCommand(method.ContainingType, known) ? new(method.ContainingType.Name, Sql, Runs: true) : null;
    }

    /// <summary>A body that is sent on as JSON is JSON, whoever parses it.</summary>
    private static LanguageReader? OfContent(IObjectCreationOperation creation, KnownSymbols known)
        => known.Is(creation.Type, "System.Net.Http.StringContent") && creation.Arguments.Any(a => a.Value.Bare().ConstantText() is "application/json" or "text/json")
            ? new("a JSON request body", Json, Runs: false)
            : null;

    private static bool IsText(IArgumentOperation argument) => argument.Parameter?.Type.SpecialType == SpecialType.System_String;

    private static bool IsCommand(ITypeSymbol type, KnownSymbols known)
        => known.Is(type, "System.Data.IDbCommand") || type.AllInterfaces.Any(i => known.Is(i, "System.Data.IDbCommand"));
}
