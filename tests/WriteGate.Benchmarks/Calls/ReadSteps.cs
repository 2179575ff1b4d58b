using System.Text.Json;

using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate.Benchmarks.Calls;

/// <summary>Reading the same ten members from the same bytes: tokens only, the generated strict reader, System.Text.Json.</summary>
internal static class ReadSteps
{
    public static void AddTo(PairedLoop loop)
    {
        loop.Add("tokens", Tokens);
        loop.Add("reader", Reader);
        loop.Add("json.settable", count => Deserialize(count, BookingJson.Default.SettableBooking));
        loop.Add("json.required", count => Deserialize(count, BookingJson.Default.RequiredBooking));
        loop.Add("result", Result);
    }

    /// <summary>Reads the arguments of the tool with the generated reader; they must be in order.</summary>
    public static FreightTools.BookTransportAsyncArguments Read(ReadOnlySpan<byte> document)
    {
        Violations violations = new();
        return Tool.TryRead(document, violations, out FreightTools.BookTransportAsyncArguments arguments)
            ? arguments
            : throw new InvalidOperationException($"{violations[0].Path} {violations[0].Message}");
    }

    public static GatedTool<FreightTools, FreightTools.BookTransportAsyncArguments> Tool => FreightTools.BookTransportAsyncTool.Instance;

    private static void Tokens(int count)
    {
        byte[] document = Documents.Booking;
        for (int i = 0; i < count; i++)
        {
            Utf8JsonReader json = new(document);
            while (json.Read())
            {
            }
        }
    }

    private static void Reader(int count)
    {
        byte[] document = Documents.Booking;
        for (int i = 0; i < count; i++)
        {
            Read(document);
        }
    }

    private static void Deserialize<T>(int count, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        byte[] document = Documents.Booking;
        for (int i = 0; i < count; i++)
        {
            JsonSerializer.Deserialize(document, type);
        }
    }

    // Nothing but the objects that a reader returns: what it allocates beyond these is its own.
    private static void Result(int count)
    {
        FreightTools.BookTransportAsyncArguments read = Read(Documents.Booking);
        string?[] texts = [read.Reference, read.Customer, read.Remark];
        for (int i = 0; i < count; i++)
        {
            foreach (string? text in texts)
            {
                Copy(text);
            }

            string[] tags = new string[read.Tags.Length];
            for (int tag = 0; tag < tags.Length; tag++)
            {
                tags[tag] = Copy(read.Tags[tag])!;
            }

            GC.KeepAlive(tags);
            GC.KeepAlive(new Destination(Copy(read.Destination.Street)!, Copy(read.Destination.City)!, Copy(read.Destination.Country)!));
        }
    }

    private static string? Copy(string? text) => text is null ? null : new string(text.AsSpan());
}
