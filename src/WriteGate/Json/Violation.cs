namespace WriteGate.Json;

/// <summary>One way in which a document does not keep its contract.</summary>
/// <param name="Code">One of <see cref="ViolationCode"/>.</param>
/// <param name="Path">Where: a JSON Pointer (RFC 6901), empty for the whole document. Names of more than 60 characters are cut.</param>
/// <param name="Message">What was expected and what was found, so that a model can correct itself: <c>must be an integer; got "7"</c>.</param>
public readonly record struct Violation(string Code, string Path, string Message);
