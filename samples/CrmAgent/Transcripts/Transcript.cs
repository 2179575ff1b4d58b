using System.Text.Json;
using System.Text.Json.Serialization;

namespace CrmAgent.Transcripts;

/// <summary>What a scripted agent does in one run, read from a JSON file.</summary>
internal sealed record Transcript
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>What happens, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What goes wrong in the world when nothing stands between such an agent and its tools.</summary>
    public required string Incident { get; init; }

    /// <summary>Who runs.</summary>
    public required TranscriptRun Run { get; init; }

    /// <summary>Calls and events, in their order.</summary>
    public required IReadOnlyList<TranscriptStep> Steps { get; init; }

    /// <summary>Reads a transcript, by its path or by the name or number of one that comes with the program.</summary>
    /// <exception cref="UsageException">There is none, or it is not a transcript.</exception>
    public static Transcript Read(string nameOrPath)
    {
        string file = File.Exists(nameOrPath)
            ? nameOrPath
            : Included().FirstOrDefault(path => Path.GetFileNameWithoutExtension(path).StartsWith(Path.GetFileNameWithoutExtension(nameOrPath), StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException(
                $"There is no transcript \"{nameOrPath}\". Give the path of a file, or one of: {string.Join(", ", Included().Select(Path.GetFileNameWithoutExtension))}.");
        try
        {
            return JsonSerializer.Deserialize<Transcript>(File.ReadAllText(file), Json) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{file} is not a transcript: {exception.Message} The files in the Transcripts folder show the form.");
        }
    }

    /// <summary>The paths of the transcripts that come with the program, in their order.</summary>
    public static IReadOnlyList<string> Included()
        => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Transcripts"), "*.json").Order(StringComparer.Ordinal)];
}
