using System.Text;
using System.Text.Json;

namespace WriteGate.Testing;

/// <summary>
/// What was asked of a gate in one run, and what became of it: JSON lines, the run first, then one step a line. Recorded by
/// <see cref="TranscriptRecorder"/> or written by hand.
/// </summary>
/// <param name="run">Who runs; the identifier of the run is made anew at each replay.</param>
/// <param name="steps">The steps, in their order.</param>
public sealed class Transcript(RunOptions run, IReadOnlyList<TranscriptStep> steps)
{
    /// <summary>Who runs.</summary>
    public RunOptions Run { get; } = run;

    /// <summary>The steps, in their order.</summary>
    public IReadOnlyList<TranscriptStep> Steps { get; } = steps;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It is no transcript; the message names file and line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Transcript Read(string path) => Parse(File.ReadAllText(path), path);

    /// <summary>Reads JSON lines. Empty lines and lines that start with <c>//</c> are for the reader.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="name">What errors call the transcript.</param>
    /// <exception cref="FormatException">They are no transcript; the message names the line.</exception>
    public static Transcript Parse(string lines, string name = "transcript")
    {
        ArgumentNullException.ThrowIfNull(lines);
        RunOptions? run = null;
        List<TranscriptStep> steps = [];
        int number = 0;
        foreach (string line in lines.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            try
            {
                TranscriptLine read = TranscriptLine.Parse(line);
                if (run is null)
                {
                    run = read.ToRun();
                }
                else
                {
                    steps.Add(read.ToStep());
                }
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                throw new FormatException($"{name}, line {number}: {exception.Message}", exception);
            }
        }

        return new Transcript(run ?? throw new FormatException($"{name}: there is no run; the first line says who runs: {{\"run\":{{…}}}}."), steps);
    }

    /// <summary>Plays it against a gate as an agent's host and its reviewers would, in a run of its own.</summary>
    /// <param name="gate">The gate: of a test, or any other.</param>
    /// <param name="before">What happens in the world before a step; null for nothing.</param>
    /// <param name="cancellationToken">Ends it between steps.</param>
    public async Task<TranscriptReplay> ReplayAsync(
        Gate gate, Func<TranscriptStep, ValueTask>? before = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gate);
        GateRun opened = gate.OpenRun(Run with { RunId = null });
        await using (opened.ConfigureAwait(false))
        {
            return await new TranscriptPlayer(gate, opened).PlayAsync(Steps, before, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The JSON lines.</summary>
    public override string ToString()
        => Encoding.UTF8.GetString([.. TranscriptText.Line(Run), .. Steps.SelectMany(TranscriptText.Line)]);
}
