using System.Collections.Concurrent;
using System.Diagnostics;

namespace WriteGate.Stores.Tests;

/// <summary>This assembly, run as another process.</summary>
internal sealed class OtherProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly BlockingCollection<string> lines = [];
    private readonly List<string> said = [];

    private OtherProcess(ProcessStartInfo start)
    {
        process = new() { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                lines.Add(text);
            }
            else
            {
                lines.CompleteAdding();
            }
        };
        process.Start();
        process.BeginOutputReadLine();
    }

    public int Id => process.Id;

    public static OtherProcess Start(string role, string path) => Start("dotnet", typeof(OtherProcess).Assembly.Location, role, path);

    public static OtherProcess Start(string file, params string[] arguments)
        => new(new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true });

    /// <summary>Waits for a line that begins so; lines before it are kept as said.</summary>
    public string WaitFor(string beginning)
    {
        while (lines.TryTake(out string? line, Patience))
        {
            said.Add(line);
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The other process never said \"{beginning}\". It said: {string.Join(" | ", said)}");
    }

    /// <summary>Says a line to it.</summary>
    public void Tell(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
    }

    /// <summary>Lets it go on to its end.</summary>
    public void Release()
    {
        process.StandardInput.WriteLine();
        process.WaitForExit();
    }

    /// <summary>Ends it as a power cut ends a process: with SIGKILL, nothing is flushed or closed.</summary>
    /// <returns>Everything it said.</returns>
    public IReadOnlyList<string> Kill()
    {
        process.Kill();
        process.WaitForExit();
        return End();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Everything it said.</returns>
    public IReadOnlyList<string> End()
    {
        process.WaitForExit();
        said.AddRange(lines.GetConsumingEnumerable());
        return said;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
        lines.Dispose();
    }
}
