using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG4004: refuses a patch without a reader of the record before.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingBeforeAnalyzer() : ContractRule(MissingBeforeRule.Descriptors);
