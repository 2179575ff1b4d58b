using System.Reflection;
using System.Text;

using WriteGate.Json;
using WriteGate.Tools;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation.HandOffs;

/// <summary>Drives a hand-off of a compiled test source as a host does.</summary>
internal sealed class HandOffDriver : IDisposable
{
    private readonly LoadedAssembly loaded;
    private readonly Type type;

    public HandOffDriver(GeneratorResult result, string handOff)
    {
        loaded = result.Load();
        type = loaded.Assembly.GetType(handOff, throwOnError: true)!;
    }

    public HandOffContract Contract => (HandOffContract)Call(nameof(ContractOf))!;

    public string Schema(SchemaDialect dialect) => (string)Call(nameof(SchemaOf), dialect)!;

    /// <summary>Reads a document and writes it back.</summary>
    public ToolDriver.Answer Read(string json) => (ToolDriver.Answer)Call(nameof(Exchange), json)!;

    public void Dispose() => loaded.Dispose();

    private object? Call(string method, params object[] arguments)
        => typeof(HandOffDriver).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null);

    private static HandOffContract ContractOf<T>()
        where T : class, IHandOff<T>
        => HandOff.Contract<T>();

    private static string SchemaOf<T>(SchemaDialect dialect)
        where T : class, IHandOff<T>
        => Encoding.UTF8.GetString(HandOff.Schema<T>(dialect));

    private static ToolDriver.Answer Exchange<T>(string json)
        where T : class, IHandOff<T>
    {
        HandOffResult<T> result = HandOff.Read<T>(Encoding.UTF8.GetBytes(json));
        return result.IsValid ? new(Encoding.UTF8.GetString(HandOff.Write(result.Value)), []) : new(null, [.. result.Violations]);
    }
}
