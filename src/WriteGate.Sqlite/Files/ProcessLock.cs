using System.Diagnostics;

using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>
/// One process per store. The lock is the operating system's on an open file, so it ends with the process however that
/// dies; the lock file itself stays.
/// </summary>
internal static class ProcessLock
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public static string PathFor(string path) => path + ".lock";

    /// <exception cref="StoreUnavailableException">Another process holds it, or the lock file cannot be made.</exception>
    public static async Task<FileStream> TakeAsync(string path, TimeSpan wait, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(PathFor(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException held) when (IsHeld(held))
            {
                if (Stopwatch.GetElapsedTime(started) >= wait)
                {
                    throw Held(path, held);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new StoreUnavailableException(
                    $"The store \"{path}\" needs a lock file beside it, which cannot be written: {fault.Message}", fault);
            }

            await Task.Delay(Poll, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsHeld(IOException fault) => fault.HResult is WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock;

    private static StoreUnavailableException Held(string path, IOException held)
    {
        int? process = HolderFile.Read(path).Process;
        string holder = process == Environment.ProcessId
            ? $"this process ({process}), in another store object"
            : $"process {process?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "(not yet known)"}";
        return new($"The store \"{path}\" is held by {holder}. A SQLite store belongs to one process at a time; "
            + "end that one, open read-only, or use PostgreSQL for several processes.", held);
    }
}
