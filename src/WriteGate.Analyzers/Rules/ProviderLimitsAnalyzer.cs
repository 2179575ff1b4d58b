using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2006: refuses a schema beyond a provider's limits.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProviderLimitsAnalyzer() : ContractRule(ProviderLimitsRule.Descriptors);
