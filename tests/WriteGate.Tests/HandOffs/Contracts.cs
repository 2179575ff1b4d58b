using System.ComponentModel.DataAnnotations;

namespace WriteGate.Tests.HandOffs;

/// <summary>What the pipeline is asked.</summary>
[HandOff("deal_question")]
public sealed partial record DealQuestion([property: StringLength(20)] string DealId);

/// <summary>One thing that was found out.</summary>
public sealed record Finding([property: StringLength(40)] string Text);

/// <summary>What the scout hands to the writer.</summary>
[HandOff("scout_findings")]
public sealed partial record Findings
{
    /// <summary>The deal.</summary>
    public required string DealId { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    [StringLength(100)]
    public required string Summary { get; init; }

    /// <summary>What was found.</summary>
    public required IReadOnlyList<Finding> Items { get; init; }

    /// <summary>What somebody else wrote, word for word.</summary>
    public UntrustedText? Note { get; init; }
}

/// <summary>What the writer takes.</summary>
[HandOff("writer_brief")]
public sealed partial record Brief([property: Required, StringLength(30)] string Headline, [property: SensitiveField] string? Contact = null);

/// <summary>What comes out.</summary>
[HandOff("mail_draft")]
public sealed partial record Draft([property: Required] string Text);

/// <summary>Makes a brief of the findings.</summary>
internal sealed class BriefOfFindings : IHandOffAdapter<Findings, Brief>
{
    public Brief Adapt(Findings from) => new(from.Summary);
}
