using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads the parameters of a tool: what the agent sends, and what the gate passes.</summary>
internal static class ParametersReader
{
    /// <summary>False when one of them is wrong; the others are read nevertheless.</summary>
    public static bool Read(ToolDraft draft)
    {
        bool isValid = true;
        foreach (IParameterSymbol parameter in draft.Method.Parameters)
        {
            isValid &= ReadParameter(parameter, draft);
        }

        if (draft.Parameters.Count > ObjectReader.MaxMembers)
        {
            draft.Reading.Report(
                ProviderLimitsRule.Members, draft.Place, $"The {draft.Tier} tool '{draft.Title}'", Invariant.Text(draft.Parameters.Count));
            return false;
        }

        return isValid;
    }

    private static bool ReadParameter(IParameterSymbol parameter, ToolDraft draft)
    {
        // Unfinished: the compiler has its say.
        if (parameter.Name.Length == 0)
        {
            return false;
        }

        KnownSymbols known = draft.Reading.Known;
        Location? place = Site.TypeOf(parameter, draft.Reading.CancellationToken);
        if (parameter.RefKind != RefKind.None)
        {
            draft.Reading.Report(UnsayableTypeRule.ByReference, place, draft.Title, parameter.Name, draft.Tier.ToString());
            return false;
        }

        switch (known.NameOf(parameter.Type))
        {
            case KnownNames.CancellationToken:
                draft.Arguments.Add(new(ArgumentKind.CancellationToken));
                return true;
            case KnownNames.WritePermit when draft.IsWrite:
                draft.Arguments.Add(new(ArgumentKind.Permit));
                return true;
            case KnownNames.WritePermit:
                draft.Report(UngatedWriteRule.ReadWithPermit, place);
                return false;
            case KnownNames.Patch:
                return PatchReader.Read(parameter, place, draft);
            default:
                return IsService(parameter, place, draft) is false && ReadArgument(parameter, place, draft);
        }
    }

    private static bool ReadArgument(IParameterSymbol parameter, Location? place, ToolDraft draft)
    {
        ContractReading reading = draft.Reading;
        Site site = new($"Parameter '{parameter.Name}' of the {draft.Tier} tool '{draft.Title}'", place, IsArgument: true);
        if (ValueReader.Read(parameter.Type, site, reading) is not { } plain
            || RulesReader.Read(plain, parameter, parameter.GetAttributes(), site, reading) is not { } value)
        {
            return false;
        }

        MemberSpec member = new(parameter.Name, WireNames.CamelCase(parameter.Name), value)
        {
            Description = Descriptions.OfParameter(parameter, draft.Method, reading),
            IsSensitive = reading.Known.Has(parameter, KnownNames.SensitiveField),
        };
        if (Defaults.OfParameter(parameter, member, site, reading) is not { } complete)
        {
            return false;
        }

        return Add(complete, parameter, place, draft, ArgumentKind.Parameter);
    }

    /// <summary>Adds what the agent sends; false when another parameter has the same name on the wire.</summary>
    public static bool Add(MemberSpec member, IParameterSymbol parameter, Location? place, ToolDraft draft, ArgumentKind kind)
    {
        if (draft.Parameters.FirstOrDefault(p => p.JsonName == member.JsonName) is { } other)
        {
            draft.Reading.Report(UnsayableTypeRule.SameName, place, other.Name, member.Name, member.JsonName);
            return false;
        }

        draft.Arguments.Add(new(kind) { Parameter = draft.Parameters.Count });
        draft.Parameters.Add(member);
        draft.Wire.Add(parameter);
        return true;
    }

    private static bool IsService(IParameterSymbol parameter, Location? place, ToolDraft draft)
    {
        bool isService = draft.Reading.Known.Is(parameter.Type, "System.IServiceProvider")
            || parameter.GetAttributes().Any(a => a.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute");
        if (isService)
        {
            draft.Reading.Report(UnsayableTypeRule.Service, place, draft.Title, parameter.Name, draft.Tier.ToString());
        }

        return isService;
    }
}
