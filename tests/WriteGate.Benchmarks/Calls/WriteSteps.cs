using System.Security.Cryptography;
using System.Text.Json;

using WriteGate.Json;
using WriteGate.Records;
using WriteGate.Tools;

namespace WriteGate.Benchmarks.Calls;

/// <summary>The steps of a write after reading: canonical body, its hash, and the difference to the record.</summary>
internal static class WriteSteps
{
    public static void AddTo(PairedLoop loop)
    {
        loop.Add("body", Body);
        loop.Add("sorted", Sorted);
        loop.Add("sha256", Sha256);
        loop.Add("diff", Diff);
        loop.Add("diff.elements", DiffElements);
    }

    private static void Body(int count)
    {
        FreightTools.BookTransportAsyncArguments arguments = ReadSteps.Read(Documents.Booking);
        for (int i = 0; i < count; i++)
        {
            ReadSteps.Tool.BodyOf(arguments);
        }
    }

    // What remains for those who do not know the names at build time: parse, sort, write.
    private static void Sorted(int count)
    {
        for (int i = 0; i < count; i++)
        {
            using JsonDocument document = JsonDocument.Parse(Documents.Booking);
            using MemoryStream stream = new(512);
            using (Utf8JsonWriter json = new(stream))
            {
                WriteSorted(document.RootElement, json);
            }

            stream.ToArray();
        }
    }

    private static void WriteSorted(JsonElement value, Utf8JsonWriter json)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            value.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (JsonProperty member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            json.WritePropertyName(member.Name);
            WriteSorted(member.Value, json);
        }

        json.WriteEndObject();
    }

    private static void Sha256(int count)
    {
        byte[] body = ReadSteps.Tool.BodyOf(ReadSteps.Read(Documents.Booking));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (int i = 0; i < count; i++)
        {
            SHA256.HashData(body, hash);
        }
    }

    private static void Diff(int count)
    {
        Shipment current = new FreightBook().Find("S-1");
        PatchValues<Shipment> asked = PatchData.ValuesOf(PatchArguments().Patch)!;
        for (int i = 0; i < count; i++)
        {
            PatchValues<Shipment> before = RecordImage.Of(current, asked.Touched);
            int changed = 0;
            foreach (int field in asked.Touched)
            {
                changed += asked.SameField(field, before) ? 0 : 1;
            }

            if (changed != 8)
            {
                throw new InvalidOperationException($"{changed} fields differ.");
            }
        }
    }

    private static void DiffElements(int count)
    {
        using JsonDocument asked = JsonDocument.Parse(Documents.Booking);
        using JsonDocument current = JsonDocument.Parse(Documents.OtherBooking);
        for (int i = 0; i < count; i++)
        {
            int changed = 0;
            foreach (JsonProperty member in asked.RootElement.EnumerateObject().Take(8))
            {
                changed += current.RootElement.TryGetProperty(member.Name, out JsonElement value) && JsonElement.DeepEquals(member.Value, value) ? 0 : 1;
            }

            if (changed != 8)
            {
                throw new InvalidOperationException($"{changed} members differ.");
            }
        }
    }

    private static FreightTools.UpdateShipmentAsyncArguments PatchArguments()
    {
        GatedTool<FreightTools, FreightTools.UpdateShipmentAsyncArguments> tool = FreightTools.UpdateShipmentAsyncTool.Instance;
        Violations violations = new();
        return tool.TryRead(Documents.Patch, violations, out FreightTools.UpdateShipmentAsyncArguments arguments)
            ? arguments
            : throw new InvalidOperationException($"{violations[0].Path} {violations[0].Message}");
    }
}
