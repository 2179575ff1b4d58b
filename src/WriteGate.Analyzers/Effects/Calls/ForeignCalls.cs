using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Calls into other assemblies that no table knows.</summary>
internal static class ForeignCalls
{
    private static readonly string[] Framework = ["System", "Microsoft.Extensions", "Microsoft.AspNetCore", "Microsoft.CSharp", "Microsoft.VisualBasic", "Microsoft.Win32", "Windows"];
    private static readonly HashSet<string> Platform = new(StringComparer.Ordinal) { "mscorlib", "netstandard", "WindowsBase", "PresentationCore", "PresentationFramework" };

    /// <summary>Whether all that is known is a verb that writes: an awaitable member of an assembly that is not the framework's.</summary>
    public static bool IsWriteByVerb(IMethodSymbol method)
        => method.DeclaringSyntaxReferences.IsEmpty
            && IsAwaitable(method)
            && method.ContainingAssembly is { } assembly
            && !IsFramework(assembly)
            && WriteVerbs.KindOf(method.Name) == EffectKind.Write;

    /// <summary>Whether a member goes to a service by its signature: it is awaited, paged, or answers with a response.</summary>
    public static bool IsRemote(IMethodSymbol method)
        => IsAwaitable(method) || method.ReturnType.Name is "IAsyncEnumerable" or "AsyncPageable" or "Pageable" or "AsyncUnaryCall"
            or "Response" or "NullableResponse" or "ClientResult" or "ArmOperation" or "Operation";

    private static bool IsAwaitable(IMethodSymbol method) => method.ReturnType.Name is "Task" or "ValueTask";

    public static bool IsFramework(IAssemblySymbol assembly)
        => Platform.Contains(assembly.Name)
            || Framework.Any(f => assembly.Name == f || (assembly.Name.StartsWith(f, StringComparison.Ordinal) && assembly.Name[f.Length] == '.'));
}
