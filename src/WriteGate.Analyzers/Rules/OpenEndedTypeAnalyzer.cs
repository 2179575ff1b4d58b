using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2001: refuses an open-ended type in a tool's arguments.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpenEndedTypeAnalyzer() : ContractRule(OpenEndedTypeRule.Descriptors);
