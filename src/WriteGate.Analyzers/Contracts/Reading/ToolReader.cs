using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads one method with a tier.</summary>
internal static class ToolReader
{
    /// <summary>The tool without its name; null when its contract does not hold, so that nothing is generated for it.</summary>
    public static ToolSpec? Read(ToolDraft draft)
    {
        IMethodSymbol method = draft.Method;
        KnownSymbols known = draft.Reading.Known;
        draft.Returns = AwaitedType.Of(method, known);
        if (draft.Returns.IsUnknown || method.Parameters.Any(p => TypeNames.IsUnknown(p.Type)) || !IsCallable(draft))
        {
            return null;
        }

        // Each aspect is read even after a mistake in another, so that a build shows all of them.
        bool hasParameters = ParametersReader.Read(draft);
        ToolSpec? shape = draft.IsWrite ? ReadWrite(draft, hasParameters) : ReadRead(draft, hasParameters);
        if (shape is null || !hasParameters)
        {
            return null;
        }

        ToolSpec tool = shape with
        {
            Description = Descriptions.OfMethod(method, draft.Reading),
            Parameters = new(draft.Parameters),
            Call = draft.Returns.Call(method, draft.Arguments),
            PatchParameter = draft.PatchParameter,
            ForwardsKey = known.Has(method, KnownNames.ForwardsKey),
            HasTypedCall = TypedCall.IsVisible(method, draft.Wire),
            IsPublicCall = TypedCall.IsPublic(method, draft.Wire),
        };
        SchemaLimits.Check(draft, tool);
        return tool with { IsSensitive = IsSensitive(draft, tool) };
    }

    private static ToolSpec? ReadRead(ToolDraft draft, bool hasParameters)
    {
        ToolSpec tool = new(draft.Method.Name, "", draft.Tier, Shape.Read);
        if (draft.Returns.Type is null)
        {
            draft.Report(UnsayableTypeRule.ReadNothing, Site.ReturnOf(draft.Method, draft.Reading.CancellationToken));
            return null;
        }

        return ResultReader.Read(draft) is { } result && hasParameters
            ? tool with { Result = result, Scan = ResultReader.ScanOf(draft), IdParameter = ResourceReader.IdParameter(draft, null, []), Resource = ResourceReader.Read(draft) }
            : null;
    }

    private static ToolSpec? ReadWrite(ToolDraft draft, bool hasParameters)
    {
        bool isGuarded = WriteGuard.Check(draft);
        KeyPart? key = KeyReader.Read(draft, hasParameters);
        ToolSpec? shape = hasParameters ? ShapeReader.Read(draft, key) : ShapeReader.CheckAttributes(draft);
        return isGuarded && key is not null && shape is not null
            ? shape with { Key = new(key.Indexes), WindowSeconds = key.WindowSeconds }
            : null;
    }

    private static bool IsCallable(ToolDraft draft)
    {
        IMethodSymbol method = draft.Method;
        if (method.MethodKind is not (MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation))
        {
            draft.Report(UnsayableTypeRule.NotOrdinary, null);
            return false;
        }

        if (method.IsStatic)
        {
            draft.Report(ToolsClassRule.StaticMethod, null);
            return false;
        }

        if (method is { IsAsync: true, ReturnsVoid: true })
        {
            draft.Report(UnsayableTypeRule.AsyncVoid, Site.ReturnOf(method, draft.Reading.CancellationToken));
            return false;
        }

        if (method.IsGenericMethod)
        {
            draft.Report(UnsayableTypeRule.GenericMethod, null);
            return false;
        }

        return true;
    }

    private static bool IsSensitive(ToolDraft draft, ToolSpec tool)
    {
        ReachableTypes reachable = new(draft.Reading.Types);
        tool.Parameters.ToList().ForEach(reachable.Add);
        reachable.Add(tool.Result);
        return reachable.HasSensitive || draft.Patch?.HasSensitiveFields == true;
    }
}
