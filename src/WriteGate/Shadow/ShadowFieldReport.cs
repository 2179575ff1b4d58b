using System.Globalization;

namespace WriteGate;

/// <summary>What became of the proposals in shadow for one field.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Field">The field; <c>*</c> for whole creates and actions.</param>
public sealed record ShadowFieldReport(string Resource, string Field)
{
    /// <summary>How many were proposed.</summary>
    public long Proposed { get; init; }

    /// <summary>How many of them were compared.</summary>
    public long Compared { get; init; }

    /// <summary>Where the record became as proposed, and this gate did not write it.</summary>
    public long AppliedByAHuman { get; init; }

    /// <summary>Where it became something else.</summary>
    public long Different { get; init; }

    /// <summary>Where it stayed as it was. Nobody has said anything, so these count neither for nor against.</summary>
    public long Unchanged { get; init; }

    /// <summary>Compared, and telling nothing: written by this gate, gone, or not comparable.</summary>
    public long Other => Compared - AppliedByAHuman - Different - Unchanged;

    /// <summary>How many people agreed with or differed from: <see cref="AppliedByAHuman"/> + <see cref="Different"/>.</summary>
    public long Judged => AppliedByAHuman + Different;

    /// <summary><see cref="AppliedByAHuman"/> / <see cref="Judged"/>, 0 to 1; null where nothing was judged.</summary>
    public double? Precision => Judged == 0 ? null : (double)AppliedByAHuman / Judged;

    /// <summary>How many must be judged before the precision says enough (<see cref="WriteGateOptions.ShadowMinimum"/>).</summary>
    public required int Minimum { get; init; }

    /// <summary>Whether so many are.</summary>
    public bool IsEnough => Judged >= Minimum;

    /// <summary>Whether a person has taken the field out of shadow.</summary>
    public bool IsPromoted { get; init; }

    /// <summary>The precision for people, rounded down to three digits, or how much is missing.</summary>
    public string PrecisionText => IsEnough && Precision is { } precision
        ? (Math.Floor(precision * 1000) / 1000).ToString("0.000", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"not enough ({Judged} of {Minimum})");
}
