using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>A read as the gate sees it.</summary>
internal interface IReadTool
{
    ValueTask<ReadAnswer> CallAsync(IServiceProvider services, ReadOnlyMemory<byte> utf8, RecordVisitor visitor, CancellationToken cancellationToken);
}

/// <summary>The canonical JSON of a result, or why the arguments were refused.</summary>
internal readonly record struct ReadAnswer(byte[]? Json, Violations Violations);
