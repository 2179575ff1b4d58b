using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;
using WriteGate.Analyzers.Surface;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG6001: refuses what goes beyond the lock file, where it is written. Without a lock file there is nothing to go beyond.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WiderSurfaceAnalyzer() : GateRule(WiderSurfaceRule.Descriptors)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        ContractCache contracts = ContractCache.For(start.Compilation);
        if (!contracts.Known.IsReferenced || TextFile.Find(start.Options, LockFile.FileName, start.CancellationToken) is not { } file)
        {
            return;
        }

        LockFile lockFile = LockFile.Of(file.Text);
        if (lockFile.Mistake is { } mistake)
        {
            start.RegisterAdditionalFileAction(context =>
            {
                if (context.AdditionalFile.Path == file.Source.Path)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        WiderSurfaceRule.Broken, file.At(mistake.Place), file.Name, Invariant.Text(file.LineOf(mistake.Place)), mistake.Message));
                }
            });
            return;
        }

        start.RegisterSymbolAction(
            context =>
            {
                foreach (SurfacePlace place in SurfacePlace.In((INamedTypeSymbol)context.Symbol, contracts, context.CancellationToken))
                {
                    Check(place, lockFile, context.ReportDiagnostic);
                }
            },
            SymbolKind.NamedType);
        DeclaredReadActions.Register(start, contracts.Known, (place, report) => Check(place, lockFile, report));
    }

    private static void Check(SurfacePlace place, LockFile lockFile, Action<Diagnostic> report)
    {
        // Of several lines for one name the one that is nearest is named.
        string? wider = lockFile.Accepted(place.Entry)
            .Select(accepted => Widening.Of(place.Entry, accepted))
            .OrderBy(difference => difference.Length)
            .FirstOrDefault();
        if (wider is null)
        {
            report(Diagnostic.Create(WiderSurfaceRule.New, place.Location, place.Entry.Title));
        }
        else if (wider.Length > 0)
        {
            report(Diagnostic.Create(WiderSurfaceRule.Wider, place.Location, place.Entry.Title, wider));
        }
    }
}
