namespace WriteGate.Policy;

/// <summary>What the gate does with a proposed write.</summary>
public enum DecisionKind
{
    /// <summary>Writes it.</summary>
    Execute,

    /// <summary>Stores it for a person.</summary>
    AwaitApproval,

    /// <summary>Writes nothing, says what would have been.</summary>
    Rehearse,

    /// <summary>Sets it aside for a person.</summary>
    Quarantine,

    /// <summary>Refuses it.</summary>
    Deny,
}
