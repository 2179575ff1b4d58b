namespace WriteGate.Mutants;

/// <summary>One control, and what the product would be without it.</summary>
/// <param name="Row">The promise that the control holds, such as <c>R8</c>; below the promises a word, such as <c>store</c>.</param>
/// <param name="Removed">What is removed, in words; with the row it is the mutant's name.</param>
/// <param name="File">The file, from the root of the repository.</param>
/// <param name="Original">Code that stands there exactly once. Where the control is a part of it, that part stands between [| and |].</param>
/// <param name="Instead">What stands in its place: for a statement, which ends with a semicolon, statements; else an expression.</param>
/// <param name="Test">The method that turns red.</param>
public sealed record Mutant(string Row, string Removed, string File, string Original, string Instead, string Test)
{
    /// <summary>The value of <see cref="Weaving.Variable"/> that switches it on.</summary>
    public string Name => $"{Row}: {Removed}";
}
