using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG4005: refuses a suggestion that does not fit the field it suggests for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisfitSuggestionAnalyzer() : ContractRule(MisfitSuggestionRule.Descriptors);
