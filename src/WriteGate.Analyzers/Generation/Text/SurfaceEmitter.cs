using WriteGate.Analyzers.Surface;

namespace WriteGate.Analyzers.Generation.Text;

/// <summary>Writes the assembly's manifest: what exists in it, and the lines from which the lock file is made.</summary>
internal static class SurfaceEmitter
{
    public static void Emit(SourceWriter writer, SurfaceEntry entry, string hash = "") => Write(writer, entry.Name, hash, Literals.Json(entry.ToLine()));

    /// <summary>What exists and lets no agent write by itself.</summary>
    public static void EmitName(SourceWriter writer, string name, string hash = "") => Write(writer, name, hash, "\"\"");

    private static void Write(SourceWriter writer, string name, string hash, string line)
        => writer.Write($"[assembly: {Runtime.OfAssembly}WriteSurface({Literals.Of(name)}, \"{hash}\", {line})]");
}
