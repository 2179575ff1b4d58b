using System.Diagnostics;

namespace WriteGate.EndToEnd.Tests.Crm;

/// <summary>Starts the built sample as its user would, and waits for its end.</summary>
internal static class CrmProgram
{
    private const string StandingLock = "WRITEGATE__LIVEWRITES";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Task<CrmExit> RunAsync(CrmFolder folder, params string[] arguments)
        => StartAsync(isLive: false, ["--data", folder.Path, .. arguments]);

    public static Task<CrmExit> RunLiveAsync(CrmFolder folder, params string[] arguments)
        => StartAsync(isLive: true, ["--data", folder.Path, .. arguments]);

    public static async Task<CrmExit> StartAsync(bool isLive, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Dll(), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Where the program puts its story's data and its own default folder, so that nothing is left behind elsewhere.
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment.Remove(StandingLock);
        if (isLive)
        {
            start.Environment[StandingLock] = "true";
        }

        using Process process = Process.Start(start)!;
        using CancellationTokenSource patience = new(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return new(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"crm-agent {string.Join(' ', arguments)} did not end within {Patience.TotalSeconds} s.");
        }
    }

    // bin/Debug/net10.0 of this project is bin/Debug/net10.0 of the sample.
    private static string Dll()
    {
        DirectoryInfo here = new(AppContext.BaseDirectory);
        string build = Path.Combine(here.Parent!.Name, here.Name);
        DirectoryInfo root = here;
        while (!File.Exists(Path.Combine(root.FullName, "global.json")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(root.FullName, "samples", "CrmAgent", "bin", build, "CrmAgent.dll");
    }
}

/// <summary>How a process ended.</summary>
public sealed record CrmExit(int Code, string Output, string Error)
{
    public string LastLine => Output.TrimEnd().Split('\n')[^1].TrimEnd();

    /// <summary>A number of the summary, the last line.</summary>
    public int Count(string word)
    {
        Assert.StartsWith("summary: ", LastLine, StringComparison.Ordinal);
        string pair = LastLine.Split(' ').Single(part => part.StartsWith(word + "=", StringComparison.Ordinal));
        return int.Parse(pair[(word.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The word after a marker, such as the intent after <c>approve</c>.</summary>
    public string After(string marker)
    {
        int at = Output.IndexOf(marker, StringComparison.Ordinal);
        Assert.True(at >= 0, $"\"{marker}\" is not in:\n{Output}\n{Error}");
        return Output[(at + marker.Length)..].Split([' ', ',', '\n', '\r'], 2)[0];
    }
}
