using WriteGate.Benchmarks.Calls;

namespace WriteGate.Benchmarks.Hosts;

/// <summary>
/// One read, called through each host as a gated tool and as the host's own reflection makes a tool of the same method. A
/// read, because it commits nothing: what is compared is the way from the model's arguments to the answer.
/// </summary>
internal static class HostMeasurement
{
    public static void Run(Samples samples, int rounds)
    {
        PairedLoop loop = new();
        AddTo(loop);
        loop.Run(samples, rounds);
    }

    public static void AddTo(PairedLoop loop)
    {
        FreightGate gate = new(_ => new ForgetfulStore(TimeProvider.System), McpSteps.Serve);
        GateRun run = gate.OpenRun();
        FreightTools tools = new(new FreightBook());
        loop.Add("host.gate", count => Call(count, run));
        AISteps.AddTo(loop, run, tools);
        McpSteps.AddTo(loop, gate.Services, tools);
        ProviderSteps.AddTo(loop, run, tools);
    }

    /// <summary>Makes sure of an answer: a refused call would be a quick one.</summary>
    public static void Demand(bool isRight, string step)
    {
        if (!isRight)
        {
            throw new InvalidOperationException($"{step} was not answered.");
        }
    }

    private static void Call(int count, GateRun run)
    {
        for (int i = 0; i < count; i++)
        {
            FreightGate.CallAsync(run, FreightGate.Quote, Documents.Booking, OutcomeKind.Answered).GetAwaiter().GetResult();
        }
    }
}
