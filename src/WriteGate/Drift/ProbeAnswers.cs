using System.Collections.Concurrent;

namespace WriteGate.Drift;

/// <summary>The last answer of one probe. Several calls wait for one question, and none of them ends it for the others.</summary>
internal sealed class ProbeAnswers
{
    private readonly Lock gate = new();
    private DateTimeOffset askedAt;
    private Task<ProbeAnswer>? asked;

    public Task<ProbeAnswer> GetAsync(DateTimeOffset now, TimeSpan interval, Func<Task<ProbeAnswer>> ask, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // A failure is no answer: the next call asks again.
            if (asked is null || asked.IsFaulted || asked.IsCanceled || now - askedAt >= interval)
            {
                askedAt = now;
                asked = Task.Run(ask, CancellationToken.None);
            }

            return asked.WaitAsync(cancellationToken);
        }
    }
}

/// <summary>What a probe said.</summary>
internal sealed class ProbeAnswer(IReadOnlyCollection<ProbedField> fields)
{
    private readonly ConcurrentDictionary<string, bool> told = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, ProbedField> Fields { get; }
        = fields.DistinctBy(field => field.Name).ToDictionary(field => field.Name, StringComparer.Ordinal);

    /// <summary>Whether nobody was told this of this answer yet.</summary>
    public bool IsNews(string why) => told.TryAdd(why, true);
}
