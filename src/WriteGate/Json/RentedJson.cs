using System.Buffers;
using System.Text.Json;

namespace WriteGate.Json;

/// <summary>A JSON writer with its buffer. Each thread keeps one: making them costs more than writing a short answer.</summary>
internal sealed class RentedJson : IDisposable
{
    private const int FirstCapacity = 1024;
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static RentedJson? own;

    private readonly ArrayBufferWriter<byte> buffer = new(FirstCapacity);

    private RentedJson() => Writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });

    public Utf8JsonWriter Writer { get; }

    /// <summary>Takes an empty writer; <see cref="Dispose"/> gives it back, once and on whatever thread.</summary>
    public static RentedJson Rent()
    {
        // Who writes while he writes gets another one.
        RentedJson json = own ?? new RentedJson();
        own = null;
        return json;
    }

    /// <summary>What was written, until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Writer.Flush();
            return buffer.WrittenSpan;
        }
    }

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => Written.ToArray();

    public void Dispose()
    {
        Writer.Reset();

        // Also overwrites: what was written may be sensitive, and buffers live long.
        buffer.Clear();
        if (buffer.Capacity <= LargestKept)
        {
            own = this;
        }
    }
}
