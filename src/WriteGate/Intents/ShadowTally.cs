namespace WriteGate.Intents;

/// <summary>How many proposals in shadow are alike in all of this.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Field">The field; null for a whole create or action.</param>
/// <param name="Verdict">What their comparison showed; <see cref="ShadowVerdict.None"/> while they are not compared.</param>
/// <param name="Agent">The proposing agent.</param>
/// <param name="OnBehalfOf">The user it acted for.</param>
/// <param name="Count">How many.</param>
public sealed record ShadowTally(string Resource, string? Field, ShadowVerdict Verdict, string Agent, string? OnBehalfOf, long Count);
