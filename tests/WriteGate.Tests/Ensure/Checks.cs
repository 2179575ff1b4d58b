namespace WriteGate.Tests.Ensure;

/// <summary>What the post-conditions answer, and what they were asked.</summary>
public sealed class Checks
{
    public List<string> Asked { get; } = [];

    /// <summary>What is wrong; throws to be unable to tell.</summary>
    public Func<string, string?> Wrong { get; set; } = _ => null;

    public async Task<string?> AskAsync(string what, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return Ask(what);
    }

    public string? Ask(string what)
    {
        Asked.Add(what);
        return Wrong(what);
    }
}
