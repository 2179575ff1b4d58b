namespace WriteGate.Tools;

/// <summary>An action that makes a record; its reversal gets the new identifier.</summary>
/// <typeparam name="TTools">The class that holds the raw method.</typeparam>
/// <typeparam name="TArguments">The generated arguments.</typeparam>
/// <typeparam name="TResult">What the write returns.</typeparam>
public abstract class CreateTool<TTools, TArguments, TResult> : ActionTool<TTools, TArguments, TResult>
    where TTools : class
{
    /// <summary>The identifier of what the write created, as text in the invariant culture.</summary>
    protected abstract override string? NewIdOf(TResult result);
}
