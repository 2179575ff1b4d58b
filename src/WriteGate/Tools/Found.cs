namespace WriteGate.Tools;

/// <summary>What a look-up by natural key answered.</summary>
/// <typeparam name="T">The write's result.</typeparam>
/// <param name="Exists">Whether the write had happened.</param>
/// <param name="Value">Its result, where it had.</param>
public readonly record struct Found<T>(bool Exists, T? Value);
