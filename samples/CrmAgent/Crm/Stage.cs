namespace CrmAgent.Crm;

/// <summary>Where a deal stands.</summary>
public enum Stage
{
    /// <summary>Nobody has talked to them yet.</summary>
    Prospecting,

    /// <summary>They have a need and a budget.</summary>
    Qualified,

    /// <summary>They have an offer.</summary>
    Proposal,

    /// <summary>They signed.</summary>
    Won,

    /// <summary>They did not.</summary>
    Lost,
}
