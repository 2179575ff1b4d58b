using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Measures a schema against the limits of OpenAI's structured outputs, the tightest that are documented in numbers.</summary>
internal sealed class SchemaLimits
{
    private const int MaxDepth = 10;
    private const int MaxProperties = 5_000;
    private const int MaxEnumValues = 1_000;

    private readonly TypeTable types;
    private readonly HashSet<string> counted = new(StringComparer.Ordinal);
    private readonly Stack<string> open = new();
    private int properties;
    private int enumValues;
    private int depth;

    private SchemaLimits(TypeTable types) => this.types = types;

    /// <summary>
    /// Reports a schema that is beyond a limit. The tool is generated all the same: the limit is a provider's, and who
    /// does not use that provider may switch the rule off.
    /// </summary>
    public static void Check(ToolDraft draft, ToolSpec tool)
    {
        SchemaLimits limits = new(draft.Reading.Types);
        // The items of a batch stand one object deeper.
        limits.Measure(tool.Parameters, tool.Shape == Shape.Batch ? 2 : 1);
        if (draft.Patch is { } patch)
        {
            limits.Measure(patch.Fields.Select(f => f.Member), tool.Shape == Shape.Batch ? 3 : 2);
            limits.properties++;
            limits.enumValues += patch.Fields.Count(f => f.CanClear);
        }

        limits.Report($"the {draft.Tier} tool '{draft.Title}'", draft.Place, draft.Reading);
    }

    /// <summary>Reports a hand-off whose schema is beyond a limit.</summary>
    public static void Check(INamedTypeSymbol type, ObjectSpec handOff, ContractReading reading)
    {
        SchemaLimits limits = new(reading.Types);
        limits.Measure(handOff.Members, 1);
        limits.Report($"the hand-off '{type.Name}'", ContractReading.Place(type), reading);
    }

    private void Report(string title, Location place, ContractReading reading)
    {
        (DiagnosticDescriptor Message, int Number)? beyond =
            depth > MaxDepth ? (ProviderLimitsRule.Depth, depth)
            : properties > MaxProperties ? (ProviderLimitsRule.Properties, properties)
            : enumValues > MaxEnumValues ? (ProviderLimitsRule.EnumValues, enumValues)
            : null;
        if (beyond is { } found)
        {
            reading.Report(found.Message, place, title, Invariant.Text(found.Number));
        }
    }

    private void Measure(IEnumerable<MemberSpec> members, int level)
    {
        depth = Math.Max(depth, level);
        foreach (MemberSpec member in members.Where(m => m.IsReadable))
        {
            properties++;
            Measure(member.Value, level);
        }
    }

    private void Measure(ValueSpec value, int level)
    {
        if (value.Enum is { } enumType && counted.Add(enumType))
        {
            enumValues += types.Enum(enumType)?.Members.Count ?? 0;
        }

        enumValues += value.Rules?.Allowed.Count ?? 0;
        if (value.Item is { } item)
        {
            // Strict mode writes a dictionary as a list of {key, value}.
            bool isDictionary = value.Kind == ValueKind.Dictionary;
            properties += isDictionary ? 2 : 0;
            depth = Math.Max(depth, isDictionary ? level + 1 : level);
            Measure(item, isDictionary ? level + 1 : level);
        }

        if (value.Object is { } type && !open.Contains(type) && types.Object(type) is { } spec)
        {
            open.Push(type);
            int before = properties;
            Measure(spec.Members, level + 1);
            foreach (BranchSpec branch in spec.Branches)
            {
                Measure(new ValueSpec(ValueKind.Object, branch.Object) { Object = branch.Object }, level);
            }

            // A type used twice is defined once.
            properties = counted.Add(type) ? properties : before;
            open.Pop();
        }
    }
}
