using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>What makes two calls the same occasion.</summary>
internal sealed record KeyPart(IReadOnlyList<int> Indexes, int WindowSeconds);

/// <summary>Reads <c>[IdempotentBy]</c>.</summary>
internal static class KeyReader
{
    /// <summary>The property of a diagnostic that holds the key a fix may write, where there is something to key on.</summary>
    public const string ProposalProperty = "Key";

    /// <summary>The key; null when it cannot be used.</summary>
    public static KeyPart? Read(ToolDraft draft, bool hasParameters)
    {
        AttributeData? attribute = draft.Reading.Known.Find(draft.Method, KnownNames.IdempotentBy);
        if (attribute is null)
        {
            ReportMissing(MissingKeyRule.NoKey, draft.Place, draft);
            return null;
        }

        if (attribute.IsBroken())
        {
            return null;
        }

        Location? place = attribute.Place(draft.Reading.CancellationToken);
        TypedConstant[] parts = [.. attribute.List(0)];
        if (parts.Length == 0)
        {
            ReportMissing(MissingKeyRule.Empty, place ?? draft.Place, draft);
            return null;
        }

        int window = attribute.Named("WindowSeconds", 86_400);
        if (window < 1)
        {
            draft.Report(MissingKeyRule.Window, place, Invariant.Text(window));
            return null;
        }

        List<int> indexes = [];
        bool isValid = true;
        for (int i = 0; i < parts.Length; i++)
        {
            isValid &= ReadPart(parts[i].Value as string ?? "", PlaceOf(attribute, i, parts.Length, draft), indexes, hasParameters, draft);
        }

        return isValid ? new(indexes, window) : null;
    }

    private static bool ReadPart(string part, Location? place, List<int> indexes, bool hasParameters, ToolDraft draft)
    {
        int index = draft.Parameters.FindIndex(p => p.Name == part);
        if (index < 0)
        {
            // A parameter that could not be read was reported already.
            bool isReported = !hasParameters && draft.Method.Parameters.Any(p => p.Name == part);
            if (!isReported)
            {
                draft.ReportName(UnusableKeyRule.Unknown, place, part);
            }

            return false;
        }

        DiagnosticDescriptor? mistake = indexes.Contains(index) ? UnusableKeyRule.Twice
            : draft.Parameters[index].Value.IsNullable || draft.Parameters[index].IsOptional ? UnusableKeyRule.Nullable
            : FreeProse.IsIn(draft.Parameters[index], draft.Wire[index], draft.Reading) ? UnusableKeyRule.Prose
            : null;
        if (mistake is not null)
        {
            draft.Report(mistake, place, part);
            return false;
        }

        indexes.Add(index);
        return true;
    }

    /// <summary>Parts are written one by one, or as one array.</summary>
    private static Location? PlaceOf(AttributeData attribute, int part, int count, ToolDraft draft)
    {
        Location? whole = attribute.Place(draft.Reading.CancellationToken);
        Location? one = draft.PlaceOf(attribute, part);
        return count > 1 && draft.PlaceOf(attribute, count - 1) == whole ? whole : one;
    }

    private static void ReportMissing(DiagnosticDescriptor message, Location place, ToolDraft draft)
    {
        string proposal = string.Join(", ", draft.Parameters
            .Where((p, i) => p.Value.Kind == ValueKind.Patch
                || (!p.Value.IsNullable && !p.IsOptional && ResourceReader.IsIdentifier(p, draft.Wire[i], draft.Reading.Known)))
            .Select(p => $"nameof({p.Name})"));
        bool isCertain = proposal.Length > 0;
        draft.Reading.Report(new ContractViolation(message, place, [draft.Title, draft.Tier.ToString(), isCertain ? proposal : "nameof(...)"])
        {
            Properties = ImmutableDictionary<string, string?>.Empty.AddRange(isCertain ? [new(ProposalProperty, proposal)] : []),
        });
    }
}
