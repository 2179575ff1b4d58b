using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3001: refuses a write without a key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingKeyAnalyzer() : ContractRule(MissingKeyRule.Descriptors);
