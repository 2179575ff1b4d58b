using WriteGate.Analyzers.Effects.Values;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>The arguments of a call, resolved by the compiler or not.</summary>
internal interface ICallArguments
{
    /// <summary>What is known of an argument; null where there is none.</summary>
    Text? TextOf(ArgumentPlace place);

    /// <summary>The constant texts that an argument is made of, wherever in it they stand.</summary>
    IEnumerable<string> WordsIn(ArgumentPlace place);

    /// <summary>Whether an argument is the same for every call.</summary>
    bool IsFixed(ArgumentPlace place);

    /// <summary>Whether an argument such as <c>FileMode.Open</c> or <c>FileAccess.Read</c> asks for reading only.</summary>
    bool OpensForReading { get; }
}
