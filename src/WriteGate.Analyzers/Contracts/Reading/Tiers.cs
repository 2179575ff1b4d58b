using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads <c>[WriteTier]</c>.</summary>
internal static class Tiers
{
    /// <summary>The tier an attribute gives. A number that is no tier is the strictest one.</summary>
    public static Tier Of(AttributeData attribute)
        => attribute.Argument(0) is int value and >= (int)Tier.ReadOnly and <= (int)Tier.Never ? (Tier)value : Tier.Never;
}
