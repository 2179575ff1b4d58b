using System.Globalization;
using System.Text;

namespace WriteGate.Sqlite;

/// <summary>
/// A note beside the database: which process holds it, and the last journal row it acknowledged. The number is written
/// after every commit without being forced to disk, so it never runs ahead of the database; a database that is behind it
/// has lost acknowledged rows, because its file was replaced or its write-ahead log was removed or cut.
/// </summary>
internal sealed class HolderFile : IDisposable
{
    private const string ProcessLabel = "process ";
    private const string RowLabel = "last row ";
    private const int Digits = 20;

    private readonly FileStream file;
    private readonly byte[] digits = new byte[Digits];
    private readonly long position;

    private HolderFile(FileStream file, long position)
    {
        this.file = file;
        this.position = position;
    }

    public static string PathFor(string path) => path + ".holder";

    /// <summary>Notes this process as the holder.</summary>
    public static HolderFile Create(string path, long lastRow)
    {
        string head = string.Create(CultureInfo.InvariantCulture, $"{ProcessLabel}{Environment.ProcessId}\n{RowLabel}");
        FileStream file = new(PathFor(path), FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{head}{lastRow:D20}\n")));
        return new(file, head.Length);
    }

    /// <summary>What the note of the last holder says; nothing where there is none.</summary>
    public static (int? Process, long LastRow) Read(string path)
    {
        if (!File.Exists(PathFor(path)))
        {
            return (null, 0);
        }

        using FileStream file = new(PathFor(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using StreamReader lines = new(file, Encoding.ASCII);
        return ((int?)NumberAfter(ProcessLabel, lines.ReadLine()), NumberAfter(RowLabel, lines.ReadLine()) ?? 0);
    }

    /// <summary>Notes the last acknowledged row.</summary>
    public void Advance(long lastRow)
    {
        for (int i = Digits - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (lastRow % 10));
            lastRow /= 10;
        }

        RandomAccess.Write(file.SafeFileHandle, digits, position);
    }

    public void Dispose() => file.Dispose();

    private static long? NumberAfter(string label, string? line)
        => line is not null && line.StartsWith(label, StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(label.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
