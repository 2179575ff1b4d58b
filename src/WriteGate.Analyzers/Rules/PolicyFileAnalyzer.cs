using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Surface;
using WriteGate.Analyzers.Surface.Policy;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG6003: refuses a policy file with a name, key or value that means nothing.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyFileAnalyzer() : GateRule(PolicyFileRule.Descriptors)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        ContractCache contracts = ContractCache.For(start.Compilation);
        if (!contracts.Known.IsReferenced || TextFile.Find(start.Options, PolicyChecker.FileName, start.CancellationToken) is not { } file)
        {
            return;
        }

        start.RegisterAdditionalFileAction(context =>
        {
            if (context.AdditionalFile.Path == file.Source.Path)
            {
                Lazy<PolicyNames> names = new(() => new(contracts, context.CancellationToken), isThreadSafe: false);
                foreach (Diagnostic diagnostic in PolicyChecker.Check(file, names))
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        });
    }
}
