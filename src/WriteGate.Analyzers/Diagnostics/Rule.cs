using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>One rule: the only place where descriptors are made, so that none lacks its help link, category or description.</summary>
internal sealed class Rule(string id, string title, string description, DiagnosticSeverity severity = DiagnosticSeverity.Error, bool atCompilationEnd = false)
{
    private const string Pages = "https://github.com/writegate/writegate/blob/main/src/WriteGate.Analyzers/docs/";

    private readonly ImmutableArray<DiagnosticDescriptor>.Builder messages = ImmutableArray.CreateBuilder<DiagnosticDescriptor>();

    public string Id => id;

    /// <summary>Every message of the rule; complete once the class that holds the rule is initialized.</summary>
    public ImmutableArray<DiagnosticDescriptor> Descriptors => messages.ToImmutable();

    /// <summary>Adds a message. A rule has several where the same mistake is made in different ways: each says what to do.</summary>
    public DiagnosticDescriptor Says(string message) => Says(message, severity);

    /// <summary>Adds a message about what is likely a mistake and cannot be proven one.</summary>
    public DiagnosticDescriptor Warns(string message) => Says(message, DiagnosticSeverity.Warning);

    private DiagnosticDescriptor Says(string message, DiagnosticSeverity level)
    {
        DiagnosticDescriptor descriptor = new(
            id,
            title,
            message,
            CategoryOf(id),
            level,
            isEnabledByDefault: true,
            description,
            Pages + id + ".md",
            atCompilationEnd ? [WellKnownDiagnosticTags.CompilationEnd] : []);
        messages.Add(descriptor);
        return descriptor;
    }

    private static string CategoryOf(string id) => id[2] switch
    {
        '1' => "Guarding",
        '2' => "Schema",
        '3' => "Idempotency",
        '4' => "Records",
        '5' => "UntrustedText",
        _ => "WriteSurface",
    };
}
