using System.Diagnostics;

namespace WriteGate.Battery;

/// <summary>Another process that is run to its end.</summary>
internal static class Child
{
    /// <summary>This program in one of its roles; what it says is read.</summary>
    public static ProcessStartInfo InRole(params string[] role) => new("dotnet", [typeof(Child).Assembly.Location, .. role]) { RedirectStandardOutput = true };

    /// <returns>How it ended, and all that it said.</returns>
    public static async Task<(int Code, string Said)> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string said = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }
}
