using System.Reflection;

namespace WriteGate.Benchmarks.CompileTime;

/// <summary>The types of an assembly that a compiler loads.</summary>
internal static class TypeList
{
    /// <summary>Leaves out what cannot be loaded: code fixes lie beside analyzers, and what they need is not there in a build either.</summary>
    public static IEnumerable<Type> Of(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }
}
