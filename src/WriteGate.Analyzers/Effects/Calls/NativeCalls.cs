using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Effects.Sinks;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Functions of native libraries: listed as <c>M:user32.SendInput</c>, by library and entry point.</summary>
internal static class NativeCalls
{
    /// <summary>The line about the function that a method stands for by <c>[DllImport]</c> or <c>[LibraryImport]</c>; null for any other method.</summary>
    public static SinkLine? Find(IMethodSymbol method, SinkFinder sinks)
    {
        if (!IsNative(method))
        {
            return null;
        }

        // The compiler keeps [DllImport] as data of the method.
        if (method.GetDllImportData() is { ModuleName: { } module } data)
        {
            return Find(module, data.EntryPointName ?? method.Name, sinks);
        }

        return method.GetAttributes().FirstOrDefault(IsImport) is { } import && import.Argument(0) is string library
            ? Find(library, import.Named<string?>("EntryPoint", null) ?? method.Name, sinks)
            : null;
    }

    /// <summary>Whether a method may stand for a function of a native library.</summary>
    public static bool IsNative(IMethodSymbol method)
        => method.IsStatic && (method.IsExtern || (method.IsPartialDefinition && method.GetAttributes().Any(IsImport)));

    private static bool IsImport(AttributeData attribute) => attribute.AttributeClass?.Name is "LibraryImportAttribute" or "LibraryImport";

    private static SinkLine? Find(string library, string function, SinkFinder sinks)
    {
        string name = library.ToLowerInvariant();
        string[] names = [name.EndsWith(".dll", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name];
        return sinks.Find(names, function) ?? (function[function.Length - 1] is 'A' or 'W' ? sinks.Find(names, function.Substring(0, function.Length - 1)) : null);
    }
}
