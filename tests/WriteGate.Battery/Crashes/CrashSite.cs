using System.Diagnostics;

namespace WriteGate.Battery;

/// <summary>Where this process is to be killed: at a place, when it comes there for the n-th time.</summary>
/// <param name="place">The place, and the time of coming there where it is not the first: <c>before the effect 2</c>. Nowhere when null.</param>
internal sealed class CrashSite(string? place)
{
    private readonly Dictionary<string, int> reached = new(StringComparer.Ordinal);

    /// <summary>Kills the process, if this is where.</summary>
    public void Reached(string name)
    {
        if (IsHere(name))
        {
            Kill();
        }
    }

    /// <summary>Whether the process has come to where it is to be killed.</summary>
    public bool IsHere(string name)
    {
        if (place is null)
        {
            return false;
        }

        int times = reached[name] = reached.GetValueOrDefault(name) + 1;
        return place == (times == 1 ? name : $"{name} {times}");
    }

    /// <summary>SIGKILL: nothing is flushed, closed or rolled back.</summary>
    [Reads("Ends this process; nothing outside of it changes.")]
    public static void Kill() => Process.GetCurrentProcess().Kill();
}
