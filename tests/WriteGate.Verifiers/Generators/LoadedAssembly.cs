using System.Reflection;
using System.Runtime.Loader;

namespace WriteGate.Verifiers;

/// <summary>An assembly in a load context of its own; everything it does not bring comes from the running test.</summary>
public sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new(nameof(LoadedAssembly), isCollectible: true);

    internal LoadedAssembly(byte[] image, IEnumerable<byte[]> referenced)
    {
        foreach (var reference in referenced)
        {
            Load(reference);
        }
        Assembly = Load(image);
    }

    /// <summary>The compiled sources of the test.</summary>
    public Assembly Assembly { get; }

    public void Dispose() => _context.Unload();

    private Assembly Load(byte[] image)
    {
        using var stream = new MemoryStream(image);
        return _context.LoadFromStream(stream);
    }
}
