using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Effects.Sinks;
using WriteGate.Analyzers.Effects.Values;

namespace WriteGate.Analyzers.Effects.Missing;

/// <summary>The arguments of a call that the compiler could not resolve, as they are written.</summary>
/// <param name="receiver">What it is called on.</param>
/// <param name="list">The arguments.</param>
/// <param name="skipped">How many of the declared parameters are not written: 1 where an extension method is called on its first.</param>
/// <param name="model">The model of their file.</param>
/// <param name="values">Reads them.</param>
internal sealed class MissingArguments(
    ExpressionSyntax? receiver, ArgumentListSyntax list, int skipped, SemanticModel model, ValueReader values) : ICallArguments
{
    public bool OpensForReading
        => list.Arguments.Any(a => a.Expression.ToString() is "FileMode.Open" or "FileAccess.Read" or "ZipArchiveMode.Read");

    public Text? TextOf(ArgumentPlace place) => Operation(place) is { } argument ? values.Of(argument) : null;

    public IEnumerable<string> WordsIn(ArgumentPlace place) => values.WordsIn(Operation(place));

    public bool IsFixed(ArgumentPlace place) => values.IsFixed(Operation(place));

    private IOperation? Operation(ArgumentPlace place)
        => Expression(place) is { } expression ? model.GetOperation(expression) : null;

    private ExpressionSyntax? Expression(ArgumentPlace place)
    {
        if (place.Ordinal == ArgumentPlace.Receiver || (skipped == 1 && place.Ordinal == 0))
        {
            return receiver;
        }

        int index = place.Ordinal - skipped;
        return list.Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == place.Name && place.Name is not null)?.Expression
            ?? (index >= 0 && index < list.Arguments.Count && list.Arguments[index].NameColon is null ? list.Arguments[index].Expression : null);
    }
}
