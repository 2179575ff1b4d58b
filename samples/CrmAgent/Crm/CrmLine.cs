namespace CrmAgent.Crm;

/// <summary>The line to the CRM. A script can make it lose the answer to the next write, as networks do.</summary>
internal sealed class CrmLine
{
    /// <summary>Whether the next write is carried out but never answered.</summary>
    public bool LosesNextAnswer { get; set; }

    /// <summary>Sends a write and waits for the answer.</summary>
    /// <exception cref="TimeoutException">The CRM wrote, but its answer was lost.</exception>
    public T Send<T>(Func<T> write)
    {
        T answer = write();
        if (!LosesNextAnswer)
        {
            return answer;
        }

        LosesNextAnswer = false;
        throw new TimeoutException("The CRM did not answer in time.");
    }
}
