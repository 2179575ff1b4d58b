using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2010: warns of a pattern or format that a provider refuses or reads otherwise.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PatternDialectAnalyzer() : ContractRule(PatternDialectRule.Descriptors);
