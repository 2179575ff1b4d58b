using Microsoft.CodeAnalysis.Text;
using WriteGate.Analyzers.Surface.Json;

namespace WriteGate.Analyzers.Surface;

/// <summary>Reads the lines that <see cref="SurfaceEntry.ToLine"/> writes, and nothing else: what is not understood is not accepted.</summary>
internal static class LockFileReader
{
    private static readonly string[] Kinds = [SurfaceEntry.Tool, SurfaceEntry.Argument, SurfaceEntry.Field, SurfaceEntry.DeclaredRead];

    /// <exception cref="JsonMistakeException">The file is of another shape or version.</exception>
    public static IEnumerable<LockLine> Read(JsonNode file)
    {
        Require(file.Kind == JsonKind.Object, "an object is expected", file.Span);
        JsonNode version = Member(file, "version");
        Require(
            version.Kind == JsonKind.Number && version.Text == LockFile.Version,
            $"version {LockFile.Version} is expected; a newer file needs a newer WriteGate package",
            version.Span);
        JsonNode surface = Member(file, "surface");
        Require(surface.Kind == JsonKind.Array, "a list is expected", surface.Span);
        JsonMember? unknown = file.Members.FirstOrDefault(member => member.Name is not ("version" or "surface"));
        Require(unknown is null, $"\"{unknown?.Name}\" has no meaning here", unknown?.Place ?? default);
        return surface.Items.Select(Line);
    }

    public static LockLine Line(JsonNode line)
    {
        Require(line.Kind == JsonKind.Object && line.Members.Length > 0, "an object with what it accepts is expected", line.Span);
        JsonMember? odd = line.Members.FirstOrDefault(member => member.Value.Kind != JsonKind.String);
        Require(odd is null, $"\"{odd?.Name}\" must be a text in quotes", odd?.Value.Span ?? default);
        JsonMember head = line.Members[0];
        Require(Kinds.Contains(head.Name), $"\"{head.Name}\" is none of {string.Join(", ", Kinds)}", head.Place);
        SurfaceEntry entry = new(head.Name, head.Value.Text)
        {
            Facts = new(line.Members.Skip(1).Select(member => new SurfaceFact(member.Name, member.Value.Text))),
        };
        return new(entry, line.Span);
    }

    private static JsonNode Member(JsonNode node, string name)
        => node.Members.FirstOrDefault(member => member.Name == name)?.Value
            ?? throw new JsonMistakeException($"\"{name}\" is missing", new TextSpan(node.Span.Start, 1));

    private static void Require(bool holds, string mistake, TextSpan place)
    {
        if (!holds)
        {
            throw new JsonMistakeException(mistake, place);
        }
    }
}
