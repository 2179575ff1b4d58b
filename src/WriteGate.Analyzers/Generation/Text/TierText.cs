using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Generation.Text;

/// <summary>Tiers as the write surface names them.</summary>
internal static class TierText
{
    public static string Of(Tier tier) => tier switch
    {
        Tier.Autonomous => "autonomous",
        Tier.Reviewed => "reviewed",
        Tier.Never => "never",
        _ => "read-only",
    };
}
