using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3002: refuses a key that a retry cannot make again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusableKeyAnalyzer() : ContractRule(UnusableKeyRule.Descriptors);
