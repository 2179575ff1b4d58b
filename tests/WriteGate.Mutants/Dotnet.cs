using System.Diagnostics;

namespace WriteGate.Mutants;

/// <summary>Runs the SDK's command line.</summary>
internal static class Dotnet
{
    /// <summary>Runs it to its end, or for as long as it may take.</summary>
    /// <param name="arguments">What it is given.</param>
    /// <param name="mutant">The mutant that is switched on; null for none.</param>
    /// <param name="longest">When it is ended, with all that it started.</param>
    /// <returns>Exit code, null when it was ended; and what it said.</returns>
    public static async Task<(int? ExitCode, string Output)> RunAsync(IEnumerable<string> arguments, string? mutant, TimeSpan longest)
    {
        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove(Weaving.Variable);
        if (mutant is not null)
        {
            start.Environment[Weaving.Variable] = mutant;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource deadline = new(longest);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (null, await output + await errors);
        }

        return (process.ExitCode, await output + await errors);
    }
}
