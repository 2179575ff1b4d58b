namespace WriteGate.Verifiers;

/// <summary>Which of the compiler's own diagnostics an analyzer or code-fix test must expect.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None: the sources need not compile.</summary>
    None,

    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Errors and warnings.</summary>
    Warnings,
}
