using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2009: refuses a protected field that an agent could name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NameableProtectedFieldAnalyzer() : ContractRule(NameableProtectedFieldRule.Descriptors);
