namespace WriteGate;

/// <summary>How much an agent may do by itself, from least to most guarded. The higher of two tiers always wins.</summary>
public enum WriteTier
{
    /// <summary>A tool that changes nothing; on a field: readable, not writable.</summary>
    ReadOnly = 0,

    /// <summary>Written without asking; must be reversible.</summary>
    Autonomous = 1,

    /// <summary>Proposed by the agent, written only after a person approved exactly that change.</summary>
    Reviewed = 2,

    /// <summary>No agent is given this tool; on a field: the same as <see cref="ProtectedFieldAttribute"/>.</summary>
    Never = 3,
}
