namespace CrmAgent.Crm;

/// <summary>A deal in a list of search results.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
public sealed record DealHeadline(string Id, string Name);
