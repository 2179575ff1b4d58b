using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2003: refuses a type that takes members nobody declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnmappedMembersAnalyzer() : ContractRule(UnmappedMembersRule.Descriptors);
