using System.Globalization;

using WriteGate.Inspection;
using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate.Policy;

/// <summary>
/// SHA-256 of the rules that bear on the writes of one tool, as the policy and the contract say them: what a person saw is decided
/// on under these and no others. Locks, budgets, and what only concerns writes that nobody decides on, are no part of it.
/// </summary>
internal static class PolicyHash
{
    /// <param name="contract">The tool.</param>
    /// <param name="said">What the policy says of it, what counts first first.</param>
    public static string Of(ToolContract contract, ResourceOptions[] said)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginList();
        foreach (string rule in Rules(contract, said))
        {
            json.String(rule);
        }

        json.EndList();
        return Convert.ToHexStringLower(json.Sha256());
    }

    private static IEnumerable<string> Rules(ToolContract contract, ResourceOptions[] said)
    {
        yield return $"tier {contract.Tier}";
        yield return $"irreversible {contract.IrreversibleBecause}";
        yield return Rule(nameof(ResourceOptions.RequireApprovalOver), said.Select(resource => resource.RequireApprovalOver));
        yield return Rule(nameof(ResourceOptions.MaxFieldsChanged), said.Select(resource => resource.MaxFieldsChanged));
        yield return Rule(nameof(ResourceOptions.MinConfidence), said.Select(resource => resource.MinConfidence));
        yield return Rule(nameof(ResourceOptions.SecondApproverOver), said.Select(resource => resource.SecondApproverOver));
        foreach (string field in said.Select(resource => resource.ContactFields).FirstOrDefault(fields => fields is not null) ?? [])
        {
            yield return $"contact {field}";
        }

        foreach (string field in said.Select(resource => resource.ShadowFields).FirstOrDefault(fields => fields is not null) ?? [])
        {
            yield return $"shadow {field}";
        }

        foreach (string token in said.Select(resource => resource.TemplateTokens).FirstOrDefault(tokens => tokens is not null) ?? [])
        {
            yield return $"template {token}";
        }

        foreach (string kind in Enum.GetNames<FindingKind>())
        {
            yield return Rule(kind, said.Select(resource => resource.Findings.TryGetValue(kind, out FindingAction action) ? action : (FindingAction?)null));
        }
    }

    private static string Rule<T>(string name, IEnumerable<T?> said)
        where T : struct
        => string.Create(CultureInfo.InvariantCulture, $"{name} {said.FirstOrDefault(value => value is not null)}");
}
