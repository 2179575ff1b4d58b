using WriteGate.Inspection;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Checks what the policy says of resources against the tools that are registered.</summary>
internal static class ResourceOptionsRules
{
    public static IEnumerable<string> Faults(WriteGateOptions options, ToolRegistry registry)
    {
        foreach (string fault in Faults(options.Defaults, $"{WriteGateOptions.Section}:{nameof(options.Defaults)}", registry.Tools))
        {
            yield return fault;
        }

        foreach ((string name, ResourceOptions resource) in options.Resources)
        {
            string path = $"{WriteGateOptions.Section}:{nameof(options.Resources)}:{name}";
            GatedTool[] tools = [.. registry.Tools.Where(tool => Names(tool.Contract).Contains(name, StringComparer.OrdinalIgnoreCase))];
            if (tools.Length == 0)
            {
                string known = string.Join(", ", registry.Tools.SelectMany(tool => Names(tool.Contract)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
                yield return $"{path} names no resource or tool that is registered; use one of {known}.";
            }

            foreach (string fault in Faults(resource, path, tools))
            {
                yield return fault;
            }
        }
    }

    /// <summary>What a policy may call a tool by; what comes first counts first.</summary>
    public static IEnumerable<string> Names(ToolContract contract)
        => contract.Creates is { } made ? [contract.Name, made, contract.Resource] : [contract.Name, contract.Resource];

    /// <summary>What is said of a tool, what counts first first, the defaults last.</summary>
    public static ResourceOptions[] SaidOf(WriteGateOptions options, ToolContract contract)
        => [.. Names(contract).Select(name => options.Resources.TryGetValue(name, out ResourceOptions? said) ? said : null).OfType<ResourceOptions>(), options.Defaults];

    private static IEnumerable<string> Faults(ResourceOptions resource, string path, IReadOnlyCollection<GatedTool> tools)
    {
        for (int i = 0; i < (resource.TemplateTokens?.Count ?? 0); i++)
        {
            if (TemplatePattern.Parse(resource.TemplateTokens![i]) is null)
            {
                yield return $"{path}:{nameof(resource.TemplateTokens)}:{i} {TemplatePattern.Must}.";
            }
        }

        if (resource.RequireApprovalOver < 0)
        {
            yield return $"{path}:{nameof(resource.RequireApprovalOver)} must be 0 or more.";
        }

        if (resource.MaxFieldsChanged < 1)
        {
            yield return $"{path}:{nameof(resource.MaxFieldsChanged)} must be 1 or more.";
        }

        if (resource.MinConfidence is { } confidence && confidence is not (>= 0 and <= 1))
        {
            yield return $"{path}:{nameof(resource.MinConfidence)} must be from 0 to 1.";
        }

        if (resource.WindowSeconds < 1)
        {
            yield return $"{path}:{nameof(resource.WindowSeconds)} must be 1 or more.";
        }

        if (resource.SecondApproverOver < 0)
        {
            yield return $"{path}:{nameof(resource.SecondApproverOver)} must be 0 or more.";
        }

        if (resource.SampleForReview is { } sample && sample is not (>= 0 and <= 1))
        {
            yield return $"{path}:{nameof(resource.SampleForReview)} must be from 0 to 1.";
        }

        foreach ((string kind, FindingAction action) in resource.Findings)
        {
            // Enum.TryParse also takes numbers, which name nothing.
            if (!Enum.GetNames<FindingKind>().Contains(kind, StringComparer.OrdinalIgnoreCase))
            {
                yield return $"{path}:{nameof(resource.Findings)}:{kind} is no kind of finding; use one of {string.Join(", ", Enum.GetNames<FindingKind>())}.";
            }
            else if (!Enum.IsDefined(action))
            {
                yield return $"{path}:{nameof(resource.Findings)}:{kind} must be one of {string.Join(", ", Enum.GetNames<FindingAction>())}.";
            }
        }

        string[] writable = [.. tools.SelectMany(tool => tool.PatchedRecord?.Fields.Where(field => field.IsWritable).Select(field => field.Name) ?? []).Distinct(StringComparer.Ordinal)];
        for (int i = 0; i < (resource.ShadowFields?.Count ?? 0); i++)
        {
            string field = resource.ShadowFields![i];
            if (field != ShadowSet.All && tools.Count > 0 && !writable.Contains(field, StringComparer.OrdinalIgnoreCase))
            {
                yield return $"{path}:{nameof(resource.ShadowFields)}:{i} names \"{field}\", which no tool there writes; use {string.Join(", ", writable.Append(ShadowSet.All))}.";
            }
        }

        for (int i = 0; i < (resource.ContactFields?.Count ?? 0); i++)
        {
            string field = resource.ContactFields![i];
            if (tools.Count > 0 && !tools.Any(tool => ArgumentSchema.Of(tool).HasMember(field)))
            {
                yield return $"{path}:{nameof(resource.ContactFields)}:{i} names \"{field}\", which no tool there takes; use a name as the tool's schema writes it.";
            }
        }
    }
}
