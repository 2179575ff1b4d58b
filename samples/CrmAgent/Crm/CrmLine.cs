using WriteGate;

namespace CrmAgent.Crm;

/// <summary>The line to the CRM. A script can make it lose the answer to the next write, as networks do, or have a write refused.</summary>
internal sealed class CrmLine
{
    /// <summary>Whether the next write is carried out but never answered.</summary>
    public bool LosesNextAnswer { get; set; }

    /// <summary>How many more writes the CRM takes before it refuses one; null where it refuses none.</summary>
    public int? RefusesAfter { get; set; }

    /// <summary>Sends a write and waits for the answer.</summary>
    /// <exception cref="TimeoutException">The CRM wrote, but its answer was lost.</exception>
    /// <exception cref="WriteRefusedException">The CRM did not write.</exception>
    public T Send<T>(Func<T> write)
    {
        if (RefusesAfter-- == 0)
        {
            RefusesAfter = null;
            throw new WriteRefusedException("The deal is locked by an import.");
        }

        T answer = write();
        if (!LosesNextAnswer)
        {
            return answer;
        }

        LosesNextAnswer = false;
        throw new TimeoutException("The CRM did not answer in time.");
    }
}
