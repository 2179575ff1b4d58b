using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG4003: refuses a reversal that cannot be called from the journal.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncallableReversalAnalyzer() : ContractRule(UncallableReversalRule.Descriptors);
