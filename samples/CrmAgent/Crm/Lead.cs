namespace CrmAgent.Crm;

/// <summary>Somebody who may become a customer.</summary>
/// <param name="Id">Identifier, such as L-1.</param>
/// <param name="Name">Their name.</param>
/// <param name="DoNotCall">Whether they asked not to be called.</param>
public sealed record Lead(string Id, string Name, bool DoNotCall);
