using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Verifiers;

/// <summary>
/// A diagnostic that a test expects. What is not stated is not compared, with one exception: without a location it
/// matches only a diagnostic that has none.
/// </summary>
public sealed record DiagnosticResult
{
    /// <summary>Expects a diagnostic by id, whatever its severity.</summary>
    public DiagnosticResult(string id) => Id = id;

    /// <summary>Expects a diagnostic by id and severity.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity severity)
        : this(id) => Severity = severity;

    /// <summary>Expects a diagnostic of a descriptor, at the descriptor's own severity.</summary>
    public DiagnosticResult(DiagnosticDescriptor descriptor)
        : this(descriptor.Id, descriptor.DefaultSeverity)
    {
    }

    public string Id { get; }
    public DiagnosticSeverity? Severity { get; private init; }
    public string? Message { get; private init; }
    public ImmutableArray<object> Arguments { get; private init; }
    public string? Path { get; private init; }
    public LinePositionSpan? Span { get; private init; }

    /// <summary>True when only the start of <see cref="Span"/> was stated.</summary>
    public bool IsStartOnly { get; private init; }

    /// <summary>The number of a <c>{|#0:…|}</c> span that stands for the location.</summary>
    public int? MarkupKey { get; private init; }

    /// <summary>Expects a compiler error such as CS0117.</summary>
    public static DiagnosticResult CompilerError(string id) => new(id, DiagnosticSeverity.Error);

    /// <summary>Expects a compiler warning such as CS8618.</summary>
    public static DiagnosticResult CompilerWarning(string id) => new(id, DiagnosticSeverity.Warning);

    public DiagnosticResult WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    /// <summary>Compares the whole message, literally.</summary>
    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    /// <summary>Compares the message with the descriptor's format filled with these arguments.</summary>
    public DiagnosticResult WithArguments(params object[] arguments) => this with { Arguments = [.. arguments] };

    /// <summary>Expects it at the span marked <c>{|#key:…|}</c>.</summary>
    public DiagnosticResult WithLocation(int markupKey) => this with { MarkupKey = markupKey };

    /// <summary>Expects it to start at a line and column of the first source, both counted from 1.</summary>
    public DiagnosticResult WithLocation(int line, int column) => WithLocation(SourceFileList.FirstSourcePath, line, column);

    /// <summary>Expects it to start at a line and column of a file, both counted from 1.</summary>
    public DiagnosticResult WithLocation(string path, int line, int column)
        => WithSpan(path, line, column, line, column) with { IsStartOnly = true };

    /// <summary>Expects it at a span of the first source; lines and columns are counted from 1, the end is exclusive.</summary>
    public DiagnosticResult WithSpan(int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(SourceFileList.FirstSourcePath, startLine, startColumn, endLine, endColumn);

    /// <summary>Expects it at a span of a file; lines and columns are counted from 1, the end is exclusive.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn)
        => WithSpan(path, new(new(startLine - 1, startColumn - 1), new(endLine - 1, endColumn - 1)));

    public override string ToString()
        => $"{Path}{Start} {Severity?.ToString().ToLowerInvariant() ?? "diagnostic"} {Id}{Wording}".TrimStart();

    internal DiagnosticResult WithSpan(string path, LinePositionSpan span) => this with { Path = path, Span = span };

    private string Start => Span is { Start: var start } ? $"({start.Line + 1},{start.Character + 1})" : "";

    private string Wording => Message is not null ? $": {Message}"
        : Arguments.IsDefault ? ""
        : $" with {string.Join(", ", Arguments.Select(argument => $"'{argument}'"))}";
}
