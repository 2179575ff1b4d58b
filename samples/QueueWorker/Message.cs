namespace QueueWorker;

/// <summary>What a form, a mail rule or another service puts into the queue.</summary>
/// <param name="Id">The queue's identifier of the message, the same at every delivery.</param>
/// <param name="Kind"><c>escalate</c>, <c>note</c> or <c>refund</c>.</param>
/// <param name="TicketId">The ticket.</param>
/// <param name="Text">The text of a note.</param>
/// <param name="Amount">How much to refund, in euros.</param>
public sealed record Message(string Id, string Kind, string TicketId, string Text = "", decimal Amount = 0);
