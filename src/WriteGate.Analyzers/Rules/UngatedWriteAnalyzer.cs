using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1001: refuses a raw write without a permit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UngatedWriteAnalyzer() : ContractRule(UngatedWriteRule.Descriptors);
