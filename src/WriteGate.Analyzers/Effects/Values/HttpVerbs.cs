namespace WriteGate.Analyzers.Effects.Values;

/// <summary>HTTP methods (RFC 9110, section 9).</summary>
internal static class HttpVerbs
{
    /// <summary>What requests of these verbs do: one of them may write, or one is not known.</summary>
    public static EffectKind KindOf(IEnumerable<string> verbs)
        => verbs.Select(KindOf).DefaultIfEmpty(EffectKind.Unknown).Max();

    public static EffectKind KindOf(string verb) => verb.ToUpperInvariant() switch
    {
        "GET" or "HEAD" or "OPTIONS" or "TRACE" => EffectKind.Read,
        "POST" or "PUT" or "PATCH" or "DELETE" or "MERGE" => EffectKind.Write,
        _ => EffectKind.Unknown,
    };

    public static bool Deletes(IEnumerable<string> verbs) => verbs.Any(v => string.Equals(v, "DELETE", StringComparison.OrdinalIgnoreCase));
}
