using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>What gives another value each time it is asked.</summary>
internal enum FreshSource
{
    None,
    Identifier,
    Clock,
    Random,
    Counter,
    HashCode,
    Model,
    Exception,
}

/// <summary>Recognises what gives another value each time it is asked.</summary>
internal static class FreshSources
{
    private static readonly HashSet<string> Identifiers = ["NewGuid", "CreateVersion7", "NewUlid", "NextGuid", "GenerateNewId", "NewSequentialGuid"];
    private static readonly HashSet<string> ClockReads = ["GetUtcNow", "GetLocalNow", "GetTimestamp", "GetCurrentInstant"];
    private static readonly HashSet<string> Clocks = ["Now", "UtcNow", "Today", "TickCount", "TickCount64", "Elapsed", "ElapsedMilliseconds", "ElapsedTicks"];
    private static readonly HashSet<string> ModelCalls =
    [
        "GetResponseAsync", "GetStreamingResponseAsync", "CompleteChat", "CompleteChatAsync", "CompleteChatStreamingAsync", "CompleteAsync",
        "InvokePromptAsync", "GetChatMessageContentAsync", "GetChatMessageContentsAsync", "GenerateContentAsync", "CreateResponseAsync",
    ];

    /// <summary>How a message names a source.</summary>
    public static string Words(this FreshSource source) => source switch
    {
        FreshSource.Identifier => "a new identifier",
        FreshSource.Clock => "the time",
        FreshSource.Random => "a random value",
        FreshSource.Counter => "a counter",
        FreshSource.HashCode => "a hash code",
        FreshSource.Model => "a model's answer",
        FreshSource.Exception => "the failure before",
        _ => "another value",
    };

    /// <summary>Whether one operation is such a source, without looking into what it is given.</summary>
    public static FreshSource Of(IOperation operation) => operation switch
    {
        IInvocationOperation call => Of(call.TargetMethod),
        IPropertyReferenceOperation { Property: var property } => IsClock(property) ? FreshSource.Clock
            : IsType(property.ContainingType, "System", "Random") ? FreshSource.Random
            : FreshSource.None,
        IFieldReferenceOperation { Field: { Name: "Empty" or "MinValue" or "MaxValue" } } => FreshSource.None,
        ICaughtExceptionOperation => FreshSource.Exception,
        IIncrementOrDecrementOperation { Target: IFieldReferenceOperation or IPropertyReferenceOperation } => FreshSource.Counter,
        _ => FreshSource.None,
    };

    private static FreshSource Of(IMethodSymbol method)
    {
        INamedTypeSymbol type = method.ContainingType;
        return Identifiers.Contains(method.Name) || (method.Name.StartsWith("Next", StringComparison.Ordinal) && type?.Name == "NewId") ? FreshSource.Identifier
            : ClockReads.Contains(method.Name) ? FreshSource.Clock
            : IsRandom(method, type) ? FreshSource.Random
            : method.Name is "Increment" or "Decrement" or "Add" && IsType(type, "Threading", "Interlocked") ? FreshSource.Counter
            : method.Name == "GetHashCode" || (method.Name is "Combine" or "ToHashCode" && IsType(type, "System", "HashCode")) ? FreshSource.HashCode
            : ModelCalls.Contains(method.Name) && type?.ContainingNamespace?.ToDisplayString() != "System.Net" ? FreshSource.Model
            : method.Name is "RunAsync" or "InvokeAsync" && type?.Name.EndsWith("Agent", StringComparison.Ordinal) == true ? FreshSource.Model
            : FreshSource.None;
    }

    private static bool IsRandom(IMethodSymbol method, INamedTypeSymbol? type)
        => IsType(type, "System", "Random")
            || IsType(type, "Cryptography", "RandomNumberGenerator")
            || (method.Name is "GetRandomFileName" or "GetTempFileName" && IsType(type, "IO", "Path"));

    private static bool IsClock(IPropertySymbol property) => Clocks.Contains(property.Name)
        && (property.ContainingType?.Name is "DateTime" or "DateTimeOffset" or "Environment" or "Stopwatch"
            || property.Type.Name is "DateTime" or "DateTimeOffset" or "Instant");

    private static bool IsType(INamedTypeSymbol? type, string space, string name) => type?.Name == name && type.ContainingNamespace?.Name == space;
}
