namespace WriteGate.Intents;

/// <summary>Whether a person is to look at an autonomous write after the fact.</summary>
public enum ReviewState
{
    /// <summary>Nobody is.</summary>
    None,

    /// <summary>It was sampled, and nobody has looked at it yet.</summary>
    Open,

    /// <summary>A person looked at it and let it stand.</summary>
    Acknowledged,
}
