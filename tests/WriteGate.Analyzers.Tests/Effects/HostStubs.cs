namespace WriteGate.Analyzers.Tests.Effects;

/// <summary>Hosts whose packages are not referenced here, by the names that the analyzers know them by.</summary>
internal static class HostStubs
{
    public const string SemanticKernel = """
        namespace Microsoft.SemanticKernel
        {
            [System.AttributeUsage(System.AttributeTargets.Method)]
            public sealed class KernelFunctionAttribute : System.Attribute
            {
                public KernelFunctionAttribute() { }
                public KernelFunctionAttribute(string? name) { }
            }
            public sealed class Kernel { }
            public class KernelFunction { }
            public class KernelPlugin { }
            public sealed class KernelFunctionFromMethodOptions { public string? FunctionName { get; init; } }
            public static class KernelFunctionFactory
            {
                public static KernelFunction CreateFromMethod(System.Delegate method, string? functionName = null, string? description = null) => new();
                public static KernelFunction CreateFromMethod(System.Delegate method, KernelFunctionFromMethodOptions? options) => new();
                public static KernelFunction CreateFromMethod(System.Reflection.MethodInfo method, object? target = null, string? functionName = null) => new();
            }
            public static class KernelPluginFactory
            {
                public static KernelPlugin CreateFromObject(object target, string? pluginName = null) => new();
                public static KernelPlugin CreateFromFunctions(string pluginName, System.Collections.Generic.IEnumerable<KernelFunction>? functions) => new();
            }
            public static class KernelExtensions
            {
                public static KernelFunction CreateFunctionFromMethod(this Kernel kernel, System.Delegate method, string? functionName = null) => new();
            }
        }
        """;

    public const string AutoGen = """
        namespace AutoGen.Core
        {
            [System.AttributeUsage(System.AttributeTargets.Method)]
            public class FunctionAttribute(string? functionName = null, string? description = null) : System.Attribute;
        }
        """;

    public const string McpCommands = """
        namespace Microsoft.Mcp.Core.Commands
        {
            [System.AttributeUsage(System.AttributeTargets.Class)]
            public sealed class CommandMetadataAttribute : System.Attribute
            {
                public required string Name { get; init; }
                public required bool Destructive { get; init; }
                public required bool ReadOnly { get; init; }
            }
            public abstract class BaseCommand { public abstract System.Threading.Tasks.Task<int> ExecuteAsync(string text); }
        }
        """;
}
