using System.Globalization;

namespace WriteGate.Corpus;

/// <summary>How often "this tool writes" is right.</summary>
internal sealed class Score
{
    private int truePositives;
    private int falsePositives;
    private int falseNegatives;
    private int trueNegatives;

    /// <summary>How many labelled tools could not be found.</summary>
    public int Missing { get; set; }

    public void Add(bool writes, bool found)
    {
        _ = (writes, found) switch
        {
            (true, true) => truePositives++,
            (false, true) => falsePositives++,
            (true, false) => falseNegatives++,
            (false, false) => trueNegatives++,
        };
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"precision {Ratio(truePositives, falsePositives):0.000}  recall {Ratio(truePositives, falseNegatives):0.000}  ({truePositives} found, {falsePositives} wrong, {falseNegatives} missed, {trueNegatives} rightly silent, {Missing} not in the checkout)");

    private static double Ratio(int right, int wrong) => right + wrong == 0 ? double.NaN : (double)right / (right + wrong);
}
