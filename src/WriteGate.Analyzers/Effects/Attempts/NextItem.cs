using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Recognises calls that hand out another item each time: what is written with it is another write, not another attempt.</summary>
internal static class NextItem
{
    private static readonly string[] Names = ["Dequeue", "TryDequeue", "Pop", "TryPop", "Take", "TryTake", "TryRead", "Read", "Receive", "Consume", "MoveNext", "WaitForNextTick", "Lease", "Peek", "TryPeek"];

    public static bool IsTakenBy(IInvocationOperation call)
        => Array.Exists(Names, n => call.TargetMethod.Name.StartsWith(n, StringComparison.Ordinal)) && !call.TargetMethod.IsExtensionMethod;
}
