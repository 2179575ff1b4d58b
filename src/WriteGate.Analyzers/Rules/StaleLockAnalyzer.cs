using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Surface;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG6002: finds lines of the lock file that speak of nothing. Only at the end of a compilation is it known that nothing is meant.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaleLockAnalyzer() : GateRule(StaleLockRule.Descriptors)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        ContractCache contracts = ContractCache.For(start.Compilation);
        if (!contracts.Known.IsReferenced
            || HasOtherFrameworks(start.Options)
            || TextFile.Find(start.Options, LockFile.FileName, start.CancellationToken) is not { } file)
        {
            return;
        }

        ConcurrentBag<SurfacePlace> found = [];
        DeclaredReadActions.Register(start, contracts.Known, (place, _) => found.Add(place));
        start.RegisterCompilationEndAction(end =>
        {
            SurfaceInventory inventory = new(contracts, found, end.CancellationToken);
            foreach (LockLine line in LockFile.Of(file.Text).Lines.Where(line => inventory.IsGone(line.Entry)))
            {
                end.ReportDiagnostic(Diagnostic.Create(StaleLockRule.Gone, file.At(line.Place), line.Entry.Title));
            }
        });
    }

    /// <summary>One lock file serves all frameworks of a project, and a compilation is of one. Of the list only the first arrives here.</summary>
    private static bool HasOtherFrameworks(AnalyzerOptions options)
        => options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.TargetFrameworks", out string? frameworks)
            && frameworks.Length > 0;
}
