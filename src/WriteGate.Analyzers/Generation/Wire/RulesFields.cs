using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>The static fields with rules that values must keep, named after what they rule.</summary>
internal sealed class RulesFields(WireClass wire)
{
    /// <summary>The argument that passes a value's rules to the reader; empty where it has none.</summary>
    public string Of(ValueSpec value, string owner) => value.Kind switch
    {
        ValueKind.String => Field("TextRules", Text(value.Rules), owner),
        ValueKind.Integer or ValueKind.Number => Field($"NumberRules<{value.Type}>", Number(value), owner),
        ValueKind.List or ValueKind.Dictionary or ValueKind.Bytes => Field("ListRules", Items(value.Rules), owner),
        _ => "",
    };

    private string Field(string type, IEnumerable<string> rules, string owner)
    {
        string initializer = string.Join(", ", rules);
        return initializer.Length == 0 ? "" : wire.Field((type, initializer), owner + "Rules", type, $"() {{ {initializer} }}");
    }

    private static IEnumerable<string> Text(RulesSpec? rules)
    {
        if (rules?.MinLength is { } minimum and > 0)
        {
            yield return $"MinLength = {Literals.Of(minimum)}";
        }

        if (rules?.MaxLength is { } maximum)
        {
            yield return $"MaxLength = {Literals.Of(maximum)}";
        }

        if (rules?.Pattern is { } pattern)
        {
            yield return $"{(rules.IsPatternOfDotNet ? "DotNetPattern" : "Pattern")} = {Literals.Of(pattern)}";
        }

        if (rules?.Format is { } format)
        {
            yield return $"Format = {Runtime.Json}TextFormat.{string.Concat(format.Split('-').Select(Identifiers.Pascal))}";
        }

        if (rules is { NotBlank: true })
        {
            yield return "NotBlank = true";
        }

        foreach (string list in Lists(rules, json => Literals.Of(JsonText.Decode(json))))
        {
            yield return list;
        }
    }

    private static IEnumerable<string> Number(ValueSpec value)
        => NumberLiterals.Bounds(value).Concat(Lists(value.Rules, json => NumberLiterals.Of(json, value.Type)));

    private static IEnumerable<string> Items(RulesSpec? rules)
    {
        if (rules?.MinLength is { } minimum and > 0)
        {
            yield return $"MinItems = {Literals.Of(minimum)}";
        }

        if (rules?.MaxLength is { } maximum)
        {
            yield return $"MaxItems = {Literals.Of(maximum)}";
        }
    }

    private static IEnumerable<string> Lists(RulesSpec? rules, Func<string, string> literal)
    {
        if (rules is { Allowed.Count: > 0 })
        {
            yield return $"Allowed = [{string.Join(", ", rules.Allowed.Where(json => json != "null").Select(literal))}]";
        }

        if (rules is { Denied.Count: > 0 })
        {
            yield return $"Denied = [{string.Join(", ", rules.Denied.Where(json => json != "null").Select(literal))}]";
        }
    }
}
