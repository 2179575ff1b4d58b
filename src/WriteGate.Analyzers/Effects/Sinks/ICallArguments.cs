using WriteGate.Analyzers.Effects.Values;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>The arguments of a call, resolved by the compiler or not.</summary>
internal interface ICallArguments
{
    /// <summary>What is known of an argument.</summary>
    Text TextOf(ArgumentPlace place);

    /// <summary>Whether an argument such as <c>FileMode.Open</c> or <c>FileAccess.Read</c> asks for reading only.</summary>
    bool OpensForReading { get; }
}
