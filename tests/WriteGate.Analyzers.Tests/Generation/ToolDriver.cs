using System.Reflection;
using System.Text;

using WriteGate.Json;
using WriteGate.Tools;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>Drives the tools of a compiled test source as the gate does.</summary>
internal sealed class ToolDriver : IDisposable
{
    private readonly LoadedAssembly loaded;
    private readonly Dictionary<string, GatedTool> tools;

    public ToolDriver(GeneratorResult result, string toolsClass)
    {
        loaded = result.Load();
        Type type = Assembly.GetType(toolsClass, throwOnError: true)!;
        Instance = Activator.CreateInstance(type)!;
        tools = ((IReadOnlyList<GatedTool>)Call(nameof(ToolsOf), [type], [])!).ToDictionary(tool => tool.Contract.Name, StringComparer.Ordinal);
    }

    public Assembly Assembly => loaded.Assembly;

    /// <summary>An instance of the tools class.</summary>
    public object Instance { get; }

    public IEnumerable<GatedTool> Tools => tools.Values;

    public GatedTool this[string name] => tools[name];

    /// <summary>Reads arguments and writes them back.</summary>
    public Answer Read(string tool, string json) => Read(tools[tool], json);

    /// <summary>Reads arguments and writes them back.</summary>
    public static Answer Read(GatedTool tool, string json)
    {
        Type arguments = BaseOf(tool, typeof(GatedTool<,>));
        return (Answer)Call(nameof(Exchange), arguments.GetGenericArguments(), [tool, Encoding.UTF8.GetBytes(json)])!;
    }

    /// <summary>The idempotency key of a call.</summary>
    public string KeyOf(string tool, string json)
        => (string)Call(nameof(Key), BaseOf(tools[tool], typeof(WriteTool<,>)).GetGenericArguments(), [tools[tool], Encoding.UTF8.GetBytes(json)])!;

    /// <summary>Makes an action's call and gives its result as it is stored, and as it is read back and stored again.</summary>
    public async Task<(string Stored, string Again)> ActAsync(string tool, string json)
        => await (Task<(string, string)>)Call(
            nameof(Act), BaseOf(tools[tool], typeof(ActionTool<,,>)).GetGenericArguments(), [tools[tool], Instance, Encoding.UTF8.GetBytes(json)])!;

    public void Dispose() => loaded.Dispose();

    private static Type BaseOf(GatedTool tool, Type definition)
    {
        Type? type = tool.GetType();
        while (type is not null && (!type.IsGenericType || type.GetGenericTypeDefinition() != definition))
        {
            type = type.BaseType;
        }

        return type ?? throw new ArgumentException($"{tool.Contract.Name} is no {definition.Name}.");
    }

    private static object? Call(string method, Type[] types, object[] arguments)
        => typeof(ToolDriver).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(types)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static IReadOnlyList<GatedTool> ToolsOf<TTools>()
        where TTools : class, IAgentTools<TTools>
        => TTools.Tools;

    private static Answer Exchange<TTools, TArguments>(GatedTool<TTools, TArguments> tool, byte[] json)
        where TTools : class
    {
        Violations violations = new();
        return tool.TryRead(json, violations, out TArguments arguments)
            ? new(Encoding.UTF8.GetString(tool.BodyOf(arguments)), [])
            : new(null, [.. violations]);
    }

    private static string Key<TTools, TArguments>(WriteTool<TTools, TArguments> tool, byte[] json)
        where TTools : class
    {
        Assert.True(tool.TryRead(json, new(), out TArguments arguments));
        KeyWriter key = new("acme", tool.Contract.Name);
        tool.KeyOf(arguments, key);
        return key.ToString();
    }

    private static async Task<(string Stored, string Again)> Act<TTools, TArguments, TResult>(ActionTool<TTools, TArguments, TResult> tool, object instance, byte[] json)
        where TTools : class
    {
        Assert.True(tool.TryRead(json, new(), out TArguments arguments));
        TResult result = await tool.WriteAsync(instance, arguments, null!, CancellationToken.None);
        byte[] stored = tool.JsonOf(result);
        return (Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(tool.JsonOf(tool.ResultFrom(stored)!)));
    }

    /// <summary>What became of arguments.</summary>
    /// <param name="Body">Their canonical text, where they were accepted.</param>
    /// <param name="Violations">Why they were not.</param>
    internal sealed record Answer(string? Body, IReadOnlyList<Violation> Violations)
    {
        public bool IsAccepted => Body is not null;

        public override string ToString() => IsAccepted ? $"accepted as {Body}" : $"refused: {string.Join("; ", Violations)}";
    }
}
