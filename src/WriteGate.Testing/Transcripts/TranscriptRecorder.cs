using System.Security.Cryptography;
using System.Text;

using WriteGate.Intents;

namespace WriteGate.Testing;

/// <summary>
/// Records every run of a gate as a transcript, one file a run, line by line, so that what a process did before it died can be
/// replayed. Register it in a live host as an <see cref="IGateListener"/>; a <see cref="TestGate"/> has one.
/// </summary>
/// <remarks>
/// Arguments are written in the clear, also of sensitive tools. A call is written when it has its result, in the order of the
/// results; one that ended in an exception has none. What a person changed in the system of record is not in a transcript.
/// </remarks>
/// <param name="folder">Where the files go; made when there is none.</param>
public sealed class TranscriptRecorder(string folder) : IGateListener
{
    private readonly Lock writing = new();

    /// <summary>The file of a run.</summary>
    public string PathOf(GateRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return PathOf(run.Options.Tenant, run.Id);
    }

    /// <inheritdoc/>
    public void Called(GateRun run, string tool, ReadOnlyMemory<byte> arguments, CallOptions options, GateResult result)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(result);
        byte[] line = TranscriptText.Line(new TranscriptStep.Call(tool, arguments, options, result.IntentId, result.Outcome.Word));
        Append(PathOf(run), run.Options, line);
    }

    /// <inheritdoc/>
    public void Decided(Intent proposal, ApprovalDecision decision, ApprovalAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(answer);
        Append(proposal, new TranscriptStep.Decision(
            proposal.Id,
            decision.Approved,
            decision.Approver,
            decision.Reason,
            // The digest of a proposal is made anew at each replay, so only another one is kept.
            decision.Digest == proposal.Digest ? null : decision.Digest,
            answer.IsTaken ? TranscriptStep.Taken : TranscriptStep.Refused));
    }

    /// <inheritdoc/>
    public void Executed(Intent proposal, GateResult result)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(result);
        Append(proposal, new TranscriptStep.Execution(proposal.Id, result.Outcome.Word));
    }

    private void Append(Intent proposal, TranscriptStep step)
    {
        RunOptions run = new()
        {
            Tenant = proposal.Tenant,
            Workflow = proposal.Workflow,
            Agent = proposal.Agent,
            OnBehalfOf = proposal.OnBehalfOf,
            Model = proposal.Model,
            Apply = proposal.Apply,
        };
        Append(PathOf(proposal.Tenant, proposal.RunId), run, TranscriptText.Line(step));
    }

    private void Append(string path, RunOptions run, byte[] line)
    {
        lock (writing)
        {
            Directory.CreateDirectory(folder);
            File.AppendAllBytes(path, File.Exists(path) ? line : [.. TranscriptText.Line(run), .. line]);
        }
    }

    // A host may call its tenants and runs anything; only what is a file name everywhere stays readable.
    private string PathOf(string tenant, string runId)
    {
        string name = IsPlain(tenant) && IsPlain(runId) ? $"{tenant}.{runId}" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}\0{runId}")));
        return Path.Combine(folder, name + ".jsonl");
    }

    private static bool IsPlain(string name)
        => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
}
