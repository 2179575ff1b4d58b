using System.Diagnostics;

using CrmAgent.Printing;
using CrmAgent.Transcripts;

namespace CrmAgent.Story;

/// <summary>Starts this program a second time, as a process that kills itself after the CRM wrote and before the gate recorded it.</summary>
internal sealed class CrashScene(Page page, string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Plays it.</summary>
    public async Task PlayAsync(Transcript transcript, CancellationToken cancellationToken)
    {
        page.Chapter(transcript.Title);
        page.Text(transcript.Incident);
        using Process process = Process.Start(Start())!;
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        bool hasSettled = (await output).Contains("summary:", StringComparison.Ordinal);
        page.Note(hasSettled
            ? "The process ended in good order, which it should not have."
            : $"A second process made the write and killed itself before the gate could record it (exit code {process.ExitCode}). Now the same transcript again, in this one:");
    }

    private ProcessStartInfo Start()
    {
        string program = Environment.ProcessPath!;
        bool isDotnet = Path.GetFileNameWithoutExtension(program) == "dotnet";
        ProcessStartInfo start = new(program)
        {
            RedirectStandardOutput = true,
            Environment = { ["WRITEGATE__LIVEWRITES"] = "true" },
        };
        string[] arguments = ["run", "07-crash", "--apply", "--crash-at", "written", "--data", folder];
        foreach (string argument in isDotnet ? [typeof(CrashScene).Assembly.Location, .. arguments] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }
}
