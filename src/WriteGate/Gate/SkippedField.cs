using System.Text;
using System.Text.Json;

namespace WriteGate;

/// <summary>A field of a proposed patch that the gate left as it was, while the rest of the call went on.</summary>
/// <param name="Field">The field's name on the wire.</param>
/// <param name="Code">Why, as a word: one of the constants here.</param>
/// <param name="Because">Why, for the model and for people.</param>
public sealed record SkippedField(string Field, string Code, string Because)
{
    /// <summary>A suggestion beside a field that a person has filled.</summary>
    public const string HumanFilled = "human_filled";

    /// <summary>A value whose citation does not hold.</summary>
    public const string NotCited = "not_cited";

    /// <summary>A field in shadow: what was proposed is recorded and compared later with what people do.</summary>
    public const string Shadow = "shadow";

    /// <summary>For an item of a batch: its record.</summary>
    public string? RecordId { get; init; }

    /// <summary>What an image of skipped fields, <see cref="Intents.Intent.Skipped"/>, says without the values.</summary>
    /// <param name="image">The image; null for none.</param>
    public static IReadOnlyList<SkippedField> ListOf(byte[]? image)
    {
        if (image is null)
        {
            return [];
        }

        List<SkippedField> fields = [];
        foreach ((string name, JsonElement said) in MembersOf(image))
        {
            if (IsField(said))
            {
                fields.Add(Of(name, said));
            }
            else
            {
                fields.AddRange(said.EnumerateObject().Select(member => Of(member.Name, member.Value) with { RecordId = name }));
            }
        }

        return fields;
    }

    /// <summary>What an image says of each field; or, of a batch, of each record.</summary>
    internal static IEnumerable<(string Name, byte[] Image)> ImagesIn(byte[]? image)
        => MembersOf(image).Select(member => (member.Name, Encoding.UTF8.GetBytes(member.Said.GetRawText())));

    internal static string Tell(IEnumerable<SkippedField> fields)
        => $"Not written: {string.Join("; ", fields.Select(skipped => $"{skipped.Field}{(skipped.RecordId is { } id ? $" of \"{id}\"" : "")}, because {skipped.Because}"))}.";

    private static SkippedField Of(string name, JsonElement said)
        => new(name, said.GetProperty("code"u8).GetString()!, said.GetProperty("because"u8).GetString()!);

    // A record of a batch may have a field of that name, whose value then is an object.
    private static bool IsField(JsonElement said) => said.TryGetProperty("because"u8, out JsonElement because) && because.ValueKind == JsonValueKind.String;

    private static IEnumerable<(string Name, JsonElement Said)> MembersOf(byte[]? image)
        => image is null ? [] : JsonElement.Parse(image).EnumerateObject().Select(member => (member.Name, member.Value));
}
