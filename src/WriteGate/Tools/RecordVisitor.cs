using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>Told by a read tool which records it returned, for the "scanned X of Y" of a run.</summary>
public sealed class RecordVisitor
{
    private readonly HashSet<(string Record, string Id)> seen = [];

    /// <summary>How many distinct records were seen.</summary>
    public int Count
    {
        get
        {
            lock (seen)
            {
                return seen.Count;
            }
        }
    }

    /// <summary>Counts a record, once.</summary>
    public void Visit<TRecord>(TRecord? record)
        where TRecord : class, ISystemRecord<TRecord>
    {
        if (record is not null)
        {
            Visit(TRecord.RecordType.Name, TRecord.IdOf(record));
        }
    }

    internal void Visit(string record, string id)
    {
        lock (seen)
        {
            seen.Add((record, id));
        }
    }
}
