using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG4002: refuses an irreversible write that is autonomous.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class IrreversibleAutonomousAnalyzer() : ContractRule(IrreversibleAutonomousRule.Descriptors);
