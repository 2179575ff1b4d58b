using System.Text.Json;

namespace WriteGate.Providers.Tests.Dialects;

/// <summary>A provider's rules for strict schemas, as a checker that names every breach.</summary>
internal abstract class SchemaRules
{
    /// <summary>Keywords it takes.</summary>
    protected abstract IReadOnlySet<string> Keywords { get; }

    /// <summary>Values of <c>format</c> it takes.</summary>
    protected abstract IReadOnlySet<string> Formats { get; }

    protected virtual int MaxDepth => int.MaxValue;

    /// <summary>Every breach in a tool's name and schema.</summary>
    public IReadOnlyList<string> Check(string name, JsonElement schema)
    {
        List<string> breaches = [];
        if (!IsName(name))
        {
            breaches.Add($"\"{name}\" is no name of a tool");
        }

        if (!schema.TryGetProperty("type", out JsonElement type) || type.ValueKind != JsonValueKind.String || type.GetString() != "object")
        {
            breaches.Add("#: the root must be of type object and no union");
        }

        SchemaTree tree = new(schema);
        foreach (SchemaNode node in tree.Nodes)
        {
            breaches.AddRange(CheckNode(node, tree).Select(breach => $"{node.Path}: {breach}"));
        }

        if (tree.Depth > MaxDepth)
        {
            breaches.Add($"{tree.Depth} levels of objects, and {MaxDepth} are allowed");
        }

        breaches.AddRange(CheckWhole(tree));
        return breaches;
    }

    protected virtual bool IsName(string name)
        => name.Length is >= 1 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    /// <summary>What holds for every provider: known keywords and formats, closed objects, references that lead somewhere.</summary>
    protected virtual IEnumerable<string> CheckNode(SchemaNode node, SchemaTree tree)
    {
        foreach (string keyword in node.Keywords.Where(keyword => !Keywords.Contains(keyword)))
        {
            yield return $"\"{keyword}\" is not taken";
        }

        if (node.Text("format") is { } format && !Formats.Contains(format))
        {
            yield return $"the format \"{format}\" is not taken";
        }

        if (node.Text("$ref") is { } reference && !tree.Definitions.Contains(reference))
        {
            yield return $"\"{reference}\" leads nowhere";
        }

        if (node.Properties is { } properties)
        {
            if (node.Json.GetProperty("additionalProperties").ValueKind != JsonValueKind.False)
            {
                yield return "additionalProperties must be false";
            }

            foreach (string name in node.Required.Except(properties.Select(property => property.Name)))
            {
                yield return $"\"{name}\" is required and no property";
            }
        }
        else if (node.Types.Contains("object"))
        {
            yield return "an object must name its properties";
        }
    }

    protected virtual IEnumerable<string> CheckWhole(SchemaTree tree) => [];
}
