namespace WriteGate.Benchmarks.Calls;

/// <summary>A call without a store, and its steps.</summary>
internal static class CallMeasurement
{
    public static void Run(Samples samples, int rounds)
    {
        PairedLoop loop = new();
        AddTo(loop);
        loop.Run(samples, rounds);
        samples.Add("document.bytes", Documents.Booking.Length);
    }

    public static void AddTo(PairedLoop loop)
    {
        ReadSteps.AddTo(loop);
        WriteSteps.AddTo(loop);
        GateRun run = new FreightGate(_ => new ForgetfulStore(TimeProvider.System)).OpenRun();
        loop.Add("gate.patch", count => Call(count, run, FreightGate.Update, Documents.Patch));
        loop.Add("gate.action", count => Call(count, run, FreightGate.Book, Documents.Booking));
    }

    private static void Call(int count, GateRun run, string tool, byte[] arguments)
    {
        for (int i = 0; i < count; i++)
        {
            FreightGate.CallAsync(run, tool, arguments, OutcomeKind.Applied).GetAwaiter().GetResult();
        }
    }
}
