using System.Text;

using WriteGate.Tests.Gate;

namespace WriteGate.Tests.HandOffs;

/// <summary>A pipeline of a scout, an adapter and a writer on a real gate; what the two agents say is up to the test.</summary>
internal sealed class Drafting : IAsyncDisposable
{
    public const string GoodFindings = """{"dealId":"D-1","summary":"All well","items":[{"text":"Signed"}],"note":null}""";

    public Drafting() => Pipeline = WriteGate.Pipeline.Start<DealQuestion>("drafting")
        .Ensure(question => question.DealId.Length > 0, "no deal is named")
        .Then<Findings>("scout", Ask, TimeSpan.FromMinutes(5))
        .Ensure(findings => findings.Items.Count > 0, "no findings")
        .Adapt(new BriefOfFindings())
        .Then<Draft>("writer", Write);

    public GateHarness Harness { get; } = new();

    public Pipeline<DealQuestion, Draft> Pipeline { get; }

    /// <summary>What the scout does.</summary>
    public Func<DealQuestion, CancellationToken, Task<StageOutput<Findings>>> Scout { get; set; } = (_, _) => Task.FromResult<StageOutput<Findings>>(GoodFindings);

    /// <summary>What reached the writer.</summary>
    public List<Brief> Briefs { get; } = [];

    public int ScoutRuns { get; private set; }

    public Task<PipelineResult<Draft>> RunAsync(string dealId = "D-1", CancellationToken cancellationToken = default)
        => Pipeline.RunAsync(Harness.Run, new DealQuestion(dealId), cancellationToken);

    /// <summary>Runs it with a scout that says this, which pauses it.</summary>
    public async Task<PausedStage> PauseAsync(StageOutput<Findings> said, GateRun? run = null)
    {
        Scout = (_, _) => Task.FromResult(said);
        return Assert.IsType<PipelineResult<Draft>.Paused>(await Pipeline.RunAsync(run ?? Harness.Run, new("D-1"))).At;
    }

    /// <summary>Goes on to the end, and gives the draft.</summary>
    public async Task<string> ResumeAsync(PausedStage pause, string? output = null, GateRun? run = null)
        => Assert.IsType<PipelineResult<Draft>.Completed>(
            await Pipeline.ResumeAsync(run ?? Harness.Run, pause, "ana", output is null ? default : Encoding.UTF8.GetBytes(output))).Value.Text;

    public ValueTask DisposeAsync() => Harness.DisposeAsync();

    private Task<StageOutput<Findings>> Ask(DealQuestion question, CancellationToken cancellationToken)
    {
        ScoutRuns++;
        return Scout(question, cancellationToken);
    }

    private Task<StageOutput<Draft>> Write(Brief brief, CancellationToken cancellationToken)
    {
        Briefs.Add(brief);
        return Task.FromResult<StageOutput<Draft>>(new Draft($"About: {brief.Headline}"));
    }
}
