using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1003: refuses a raw write that is not private.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ExposedWriteAnalyzer() : ContractRule(ExposedWriteRule.Descriptors);
