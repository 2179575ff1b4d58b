using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG4001: refuses a write that does not say how it is taken back.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingReversalAnalyzer() : ContractRule(MissingReversalRule.Descriptors);
