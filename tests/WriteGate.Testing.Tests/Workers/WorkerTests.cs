using System.Diagnostics;

namespace WriteGate.Testing.Tests.Workers;

/// <summary>The sample as its user starts it: a process that takes messages and ends when there are no more.</summary>
public sealed class WorkerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("writegate-worker-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_message_that_is_delivered_twice_is_carried_out_once_also_by_a_worker_that_was_restarted()
    {
        const string Escalate = """{"id":"m1","kind":"escalate","ticketId":"T-1"}""";
        const string Note = """{"id":"m2","kind":"note","ticketId":"T-1","text":"Ann called."}""";

        string[] first = await HandleAsync(isLive: true, Escalate, Escalate, Note);
        string[] second = await HandleAsync(isLive: true, Note, Escalate);

        Assert.Equal(["m1 applied", "m1 replayed", "m2 applied"], first);
        Assert.Equal(["m2 replayed", "m1 replayed"], second);
    }

    [Fact]
    public async Task What_needs_a_person_waits_and_what_is_wrong_is_refused_while_the_worker_goes_on()
    {
        string[] handled = await HandleAsync(
            isLive: true,
            """{"id":"m1","kind":"refund","ticketId":"T-1","amount":20}""",
            """{"id":"m2","kind":"refund","ticketId":"T-1","amount":501}""",
            """{"id":"m3","kind":"close","ticketId":"T-1"}""",
            """{"id":"m4","kind":"escalate","ticketId":"T-99"}""",
            """{"id":"m5","kind":"escalate","ticketId":"T-1"}""");

        Assert.Equal(["m1 pending", "m2 invalid", "m3 denied", "m4 invalid", "m5 applied"], handled);
    }

    [Fact]
    public async Task Nothing_is_written_until_the_standing_lock_is_open()
        => Assert.Equal(["m1 rehearsed"], await HandleAsync(isLive: false, """{"id":"m1","kind":"escalate","ticketId":"T-1"}"""));

    private async Task<string[]> HandleAsync(bool isLive, params string[] messages)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "QueueWorker.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HELPDESK_DATA"] = folder;
        start.Environment["WRITEGATE__LIVEWRITES"] = isLive ? "true" : "false";
        using Process process = Process.Start(start)!;
        using CancellationTokenSource patience = new(Patience);
        Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
        Task<string> error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.StandardInput.WriteAsync(string.Join('\n', messages).AsMemory(), patience.Token);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, await output + await error);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)])];
    }
}
