using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Surface.Json;

/// <summary>A text that is not what it should be. Ends the reading of one file; never leaves the reader of that file.</summary>
internal sealed class JsonMistakeException(string message, TextSpan place) : Exception(message)
{
    /// <summary>Where it is written.</summary>
    public TextSpan Place { get; } = place;
}
