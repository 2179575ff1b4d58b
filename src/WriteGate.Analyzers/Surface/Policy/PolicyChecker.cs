using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;
using WriteGate.Analyzers.Surface.Json;

namespace WriteGate.Analyzers.Surface.Policy;

/// <summary>Holds the policy file against its keys and against the names of the build.</summary>
/// <param name="file">The file.</param>
/// <param name="names">What the build has; asked for only where the file names something.</param>
internal sealed class PolicyChecker(TextFile file, Lazy<PolicyNames> names)
{
    public const string FileName = "writegate.policy.json";

    private const string EveryField = "*";

    private readonly List<Diagnostic> found = [];

    public static IReadOnlyList<Diagnostic> Check(TextFile file, Lazy<PolicyNames> names)
    {
        PolicyChecker checker = new(file, names);
        try
        {
            checker.Check(JsonReader.Read(file.Text.ToString(), isConfiguration: true), PolicyShapes.File, file.Name, resource: null);
        }
        catch (JsonMistakeException mistake)
        {
            checker.found.Add(Diagnostic.Create(
                PolicyFileRule.Broken, file.At(mistake.Place), file.Name, Invariant.Text(file.LineOf(mistake.Place)), mistake.Message));
        }

        return checker.found;
    }

    /// <param name="node">The value.</param>
    /// <param name="shape">What it should be.</param>
    /// <param name="path">Its path of keys, as configuration writes it.</param>
    /// <param name="resource">The resource that it speaks of; null where it speaks of all.</param>
    private void Check(JsonNode node, PolicyShape shape, string path, string? resource)
    {
        if (!shape.Fits(node))
        {
            found.Add(Diagnostic.Create(PolicyFileRule.Type, file.At(node.Span), path, shape.Words));
            return;
        }

        if (shape.Names == PolicyName.Field && node.Kind == JsonKind.String)
        {
            CheckField(node, path, resource);
        }

        foreach (JsonNode item in node.Items)
        {
            Check(item, shape.Each!, path, resource);
        }

        foreach (JsonMember member in node.Members)
        {
            CheckMember(member, shape, shape == PolicyShapes.File ? member.Name : $"{path}:{member.Name}", resource);
        }
    }

    private void CheckMember(JsonMember member, PolicyShape shape, string path, string? resource)
    {
        if (shape.Keys is { } keys)
        {
            if (keys.TryGetValue(member.Name, out PolicyShape? known))
            {
                Check(member.Value, known, path, resource);
            }
            else
            {
                found.Add(Diagnostic.Create(PolicyFileRule.Key, file.At(member.Place), path, string.Join(", ", keys.Keys)));
            }

            return;
        }

        bool isResource = shape.Names == PolicyName.Resource;
        if (isResource && names.Value.IsComplete && !names.Value.Resources.Contains(member.Name, StringComparer.OrdinalIgnoreCase))
        {
            string all = names.Value.Resources.Count == 0 ? "(this build has none)" : string.Join(", ", names.Value.Resources);
            found.Add(Diagnostic.Create(PolicyFileRule.Resource, file.At(member.Place), path, all));
            return;
        }

        Check(member.Value, shape.Each!, path, isResource ? member.Name : resource);
    }

    private void CheckField(JsonNode node, string path, string? resource)
    {
        bool isKnown = node.Text == EveryField || !names.Value.IsComplete || (resource is null ? names.Value.IsField(node.Text) : names.Value.IsField(resource, node.Text));
        if (!isKnown)
        {
            found.Add(Diagnostic.Create(
                PolicyFileRule.Field, file.At(node.Span), path, node.Text, resource is null ? " on any record" : $" on {resource}"));
        }
    }
}
