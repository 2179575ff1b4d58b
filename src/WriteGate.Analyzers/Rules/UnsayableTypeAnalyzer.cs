using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2004: refuses a type that the schema cannot say.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnsayableTypeAnalyzer() : ContractRule(UnsayableTypeRule.Descriptors);
