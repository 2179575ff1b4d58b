using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Calls into other assemblies that no table knows.</summary>
internal static class ForeignCalls
{
    private static readonly string[] Framework = ["System", "Microsoft.Extensions", "Microsoft.AspNetCore", "Microsoft.CSharp", "Microsoft.VisualBasic", "Microsoft.Win32", "Windows"];
    private static readonly HashSet<string> Platform = new(StringComparer.Ordinal) { "mscorlib", "netstandard", "WindowsBase", "PresentationCore", "PresentationFramework" };

    /// <summary>Types that work in memory, or beside what a tool is for.</summary>
    private static readonly string[] Local = ["Builder", "Cache", "Channel", "Collection", "Dictionary", "Factory", "List", "Logger", "Mapper", "Options", "Queue", "Serializer", "Validator"];

    /// <summary>Types that work for somebody else: their plainest verbs tell, too.</summary>
    private static readonly string[] Remote = ["Api", "Client", "Connection", "Database", "Gateway", "Repository", "Service", "Session"];

    /// <summary>
    /// What the verb of a member tells whose body is not here. Of another assembly, but not the framework's: unknown where it is
    /// awaited and writes by its verb, else a hint. Of the sources: a hint where nothing implements it, or a native library or
    /// another program does.
    /// </summary>
    public static EffectKind KindByVerb(IMethodSymbol method)
        => !method.DeclaringSyntaxReferences.IsEmpty ? (method.IsAbstract || NativeCalls.IsNative(method) ? HintOf(method) : EffectKind.None)
            : method.ContainingAssembly is not { } assembly || IsFramework(assembly) ? EffectKind.None
            : IsAwaitable(method) && WriteVerbs.KindOf(method.Name) == EffectKind.Write ? EffectKind.Unknown
            : IsAwaitable(method) ? HintOfAwaited(method.Name, method.ContainingType.Name)
            : HintOf(method);

    /// <summary>Whether a member hints at a write, its body aside.</summary>
    public static EffectKind HintOf(IMethodSymbol method)
        => method.ContainingType is { } type ? HintOf(method.Name, type.Name, IsAwaitable(method) || type.IsComImport || NativeCalls.IsNative(method)) : EffectKind.None;

    /// <summary>Whether an awaited member of a client hints at a write: by any verb that does not read.</summary>
    public static EffectKind HintOfAwaited(string member, string type)
        => !Ends(type, Local) && WriteVerbs.MayWrite(member) ? EffectKind.Hinted : HintOf(member, type, isAwaited: true);

    /// <summary>Whether a member's name hints at a write, given the name of its type.</summary>
    public static EffectKind HintOf(string member, string type, bool isAwaited)
        => !Ends(type, Local)
            && (WriteVerbs.IsAmbiguous(member) || (isAwaited || Ends(type, Remote) ? WriteVerbs.KindOf(member) == EffectKind.Write : WriteVerbs.IsStrong(member)))
            ? EffectKind.Hinted
            : EffectKind.None;

    private static bool Ends(string type, string[] names) => names.Any(n => type.EndsWith(n, StringComparison.Ordinal));

    /// <summary>Whether a member goes to a service or another program by its signature: it is awaited, paged, answers with a response, or is of COM.</summary>
    public static bool IsRemote(IMethodSymbol method)
        => IsAwaitable(method) || method.ContainingType.IsComImport || method.ReturnType.Name is "IAsyncEnumerable" or "AsyncPageable" or "Pageable" or "AsyncUnaryCall"
            or "Response" or "NullableResponse" or "ClientResult" or "ArmOperation" or "Operation";

    private static bool IsAwaitable(IMethodSymbol method) => method.ReturnType.Name is "Task" or "ValueTask";

    public static bool IsFramework(IAssemblySymbol assembly)
        => Platform.Contains(assembly.Name)
            || Framework.Any(f => assembly.Name == f || (assembly.Name.StartsWith(f, StringComparison.Ordinal) && assembly.Name[f.Length] == '.'));
}
