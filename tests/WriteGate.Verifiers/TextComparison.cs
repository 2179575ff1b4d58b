namespace WriteGate.Verifiers;

/// <summary>Compares two texts and shows the first line in which they part.</summary>
internal static class TextComparison
{
    public static void Verify(string path, string expected, string? actual)
    {
        if (actual is null)
        {
            throw new VerificationException($"{path} is missing.");
        }
        if (expected == actual)
        {
            return;
        }
        var expectedLines = expected.Split('\n');
        var actualLines = actual.Split('\n');
        var line = expectedLines.Zip(actualLines).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new VerificationException(
            $"""
            {path} differs from line {line + 1} on.
            expected: {expectedLines.ElementAtOrDefault(line) ?? "(end)"}
            actual:   {actualLines.ElementAtOrDefault(line) ?? "(end)"}
            The whole of it:
            {actual}
            """);
    }
}
