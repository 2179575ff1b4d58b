namespace WriteGate.Analyzers.Effects;

/// <summary>Something that reads a text as a language.</summary>
/// <param name="Name">As a message shows it: <c>JsonDocument.Parse</c>.</param>
/// <param name="Language">What it reads: <c>JSON</c>, <c>SQL</c>.</param>
/// <param name="Runs">Whether it runs what it reads rather than making data of it.</param>
internal sealed record LanguageReader(string Name, string Language, bool Runs);
