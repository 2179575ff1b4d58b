using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>Tells the calls that write to a log, a console or a trace, and what is done to log in.</summary>
internal static class LogCalls
{
    private const string Console = "System.Console";
    private const string Writer = "System.IO.TextWriter";

    private static readonly HashSet<string> Loggers = new(StringComparer.Ordinal)
    {
        "Microsoft.Extensions.Logging.LoggerExtensions", "Microsoft.Extensions.Logging.ILogger",
        "System.Diagnostics.Trace", "System.Diagnostics.Debug", "System.Diagnostics.TraceSource",
        "Serilog.ILogger", "Serilog.Log", "NLog.Logger", "NLog.ILogger",
    };

    private static readonly Regex MethodName = new("^(?:Cache|Log|Trace)(?![a-z])|Audit(?![a-z])", RegexOptions.CultureInvariant);
    private static readonly Regex LogInName = new(
        "Auth(?:enticat|orized(?![a-z])|(?![a-z]))|(?:Log(?:ged)?|Sign)[Ii]n(?![a-z])|^(?:Acquire|Clear|Ensure|Fetch|Get|Load|Obtain|Refresh|Save|Store)(?:Access|Auth|Bearer|Refresh)?Tokens?(?:Async)?$",
        RegexOptions.CultureInvariant);

    private static readonly Regex TypeName = new("(?:Logger|Telemetry)$|Audit(?![a-z])|Cache(?:Client|Manager|Provider|Repository|Service|Store)?$", RegexOptions.CultureInvariant);

    /// <summary>Whether a method of the sources says by its name, or its type's, that it keeps a log, a cache or an audit trail.</summary>
    public static bool IsNamedSo(IMethodSymbol method)
        => MethodName.IsMatch(method.Name) || (method.ContainingType is { Name: var type } && TypeName.IsMatch(type));

    /// <summary>Whether a method of the sources says by its name that it logs in or keeps the token of a log-in.</summary>
    public static bool LogsIn(IMethodSymbol method) => LogInName.IsMatch(method.Name);

    /// <summary>Whether a call is one.</summary>
    public static bool Is(IInvocationOperation call, KnownSymbols known)
        => MayBeOf(call.TargetMethod, known)
            && (!known.Is(call.TargetMethod.ContainingType, Writer)
                || (call.Instance?.Bare() is IPropertyReferenceOperation { Property.Name: "Out" or "Error" } writer && known.Is(writer.Property.ContainingType, Console)));

    /// <summary>Whether calls of a method are; of a writer's, those on the console's.</summary>
    public static bool MayBeOf(IMethodSymbol method, KnownSymbols known)
    {
        string type = known.NameOf(method.ContainingType);
        return type == Writer
            || (type == Console && method.Name.StartsWith("Write", StringComparison.Ordinal))
            || Loggers.Contains(type)
            || known.Has(method.PartialDefinitionPart ?? method, "Microsoft.Extensions.Logging.LoggerMessageAttribute");
    }
}
