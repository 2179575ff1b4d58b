using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Whether a raw write can be reached through its generated tool only, and is given a permit.</summary>
internal static class WriteGuard
{
    public static bool Check(ToolDraft draft) => HasOnePermit(draft) & IsPrivate(draft);

    private static bool HasOnePermit(ToolDraft draft)
    {
        int permits = draft.Method.Parameters.Count(p => draft.Reading.Known.Is(p.Type, KnownNames.WritePermit));
        if (permits == 0)
        {
            draft.Report(UngatedWriteRule.NoPermit, null);
        }
        else if (permits > 1)
        {
            draft.Report(UngatedWriteRule.ManyPermits, null, Invariant.Text(permits));
        }

        return permits == 1;
    }

    private static bool IsPrivate(ToolDraft draft)
    {
        if (draft.Method.MethodKind == MethodKind.ExplicitInterfaceImplementation)
        {
            draft.Report(ExposedWriteRule.Explicit, null);
            return false;
        }

        if (draft.Method.DeclaredAccessibility != Accessibility.Private)
        {
            draft.Report(ExposedWriteRule.NotPrivate, null, Shown(draft.Method.DeclaredAccessibility));
            return false;
        }

        return true;
    }

    private static string Shown(Accessibility accessibility) => accessibility switch
    {
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        Accessibility.Protected => "protected",
        Accessibility.Internal => "internal",
        _ => "public",
    };
}
