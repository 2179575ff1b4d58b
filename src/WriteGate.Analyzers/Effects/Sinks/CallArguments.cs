using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;
using WriteGate.Analyzers.Effects.Values;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>The arguments of a call that the compiler resolved.</summary>
internal sealed class CallArguments(IOperation? receiver, ImmutableArray<IArgumentOperation> arguments, ValueReader values) : ICallArguments
{
    public bool OpensForReading
    {
        get
        {
            string[] modes = [.. arguments
                .Select(a => OperationTree.Unwrap(a.Value))
                .OfType<IFieldReferenceOperation>()
                .Where(f => f.Field.ContainingType.TypeKind == TypeKind.Enum)
                .Select(f => f.Field.ContainingType.Name + "." + f.Field.Name)];
            return modes.Any(m => m is "FileAccess.Read" or "ZipArchiveMode.Read") || arguments.Any(a => OnlyGets(a.Value))
                || (modes.Contains("FileMode.Open") && !modes.Any(m => m is "FileAccess.Write" or "FileAccess.ReadWrite"));
        }
    }

    /// <summary>Whether it is <c>BindingFlags.GetProperty</c>, whatever stands beside it.</summary>
    private static bool OnlyGets(IOperation flags) => flags.Type?.Name == "BindingFlags"
        && flags.DescendantsAndSelf().OfType<IFieldReferenceOperation>().Any(f => f.Field.Name is "GetProperty" or "GetField");

    public Text? TextOf(ArgumentPlace place) => Argument(place) is { } argument ? values.Of(argument) : null;

    public IEnumerable<string> WordsIn(ArgumentPlace place) => values.WordsIn(Argument(place));

    public bool IsFixed(ArgumentPlace place) => values.IsFixed(Argument(place));

    private IOperation? Argument(ArgumentPlace place) => place.Ordinal switch
    {
        ArgumentPlace.Receiver => receiver,
        ArgumentPlace.ByName => arguments.FirstOrDefault(a => a.Parameter?.Name == place.Name)?.Value,
        _ => arguments.FirstOrDefault(a => a.Parameter?.Ordinal == place.Ordinal)?.Value,
    };
}
