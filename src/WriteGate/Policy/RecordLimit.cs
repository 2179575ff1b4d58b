using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate.Policy;

/// <summary>
/// Distinct records that a run writes to without a person. The counter belongs to run and resource, so that another name for a
/// tool or another tool changes nothing; a write counts when it is claimed, whatever becomes of it.
/// </summary>
internal sealed record RecordLimit : Limit
{
    private readonly Intent write;
    private readonly string resource;

    private RecordLimit(Intent write, string resource, Counting counting)
        : base(counting) => (this.write, this.resource) = (write, resource);

    /// <param name="contract">The tool.</param>
    /// <param name="write">The write; the parent of a batch.</param>
    /// <param name="singles">The write again, or the items of the batch.</param>
    /// <param name="most">How many records there may be; null where somebody has decided.</param>
    public static RecordLimit Of(ToolContract contract, Intent write, IEnumerable<Intent> singles, int? most)
    {
        string resource = contract.Creates ?? contract.Resource;
        return new(write, resource, new Counting
        {
            Name = KeyWriter.Of(write.Tenant, "records", write.RunId, resource),
            // What a create makes has no identifier yet, and each is another one.
            Members = [.. singles.Select(single => contract.Shape == ToolShape.Create || string.IsNullOrEmpty(single.RecordId) ? single.Id : single.RecordId)],
            Limit = most,
        });
    }

    /// <summary>The limits of several writes of one run, together: one for each resource, and of those that bear on it the strictest.</summary>
    public static RecordLimit[] Together(IEnumerable<RecordLimit> limits) =>
        [.. limits.GroupBy(limit => limit.Counting.Name).Select(same => same.First() with
        {
            Counting = same.First().Counting with
            {
                Members = [.. same.SelectMany(limit => limit.Counting.Members)],
                Limit = same.Min(limit => limit.Counting.Limit),
            },
        })];

    public override string WhyOver(Counted tally)
    {
        string most = $"{Counting.Limit} is the most without a person ({nameof(ResourceOptions.RequireApprovalOver)})";
        return tally.Before == 0
            ? $"It is about {tally.Added} records of {resource}, and {most} in one run."
            : $"This run has written to {tally.Before} records of {resource}, this makes {tally.After}, and {most}. Whoever decides can take those back: {nameof(Rollbacks)}.{nameof(Rollbacks.RunAsync)}(\"{write.Tenant}\", \"{write.RunId}\", …).";
    }
}
