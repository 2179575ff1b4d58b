using System.Globalization;
using System.Numerics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads <c>[Range]</c> in its three forms.</summary>
internal static class RangeReader
{
    public static RulesSpec? Read(RulesSpec rules, Annotation annotation)
    {
        if (annotation.Value.Kind is not (ValueKind.Integer or ValueKind.Number) || rules.Minimum is not null || rules.Maximum is not null)
        {
            return annotation.Refuse(UnsayableTypeRule.RuleMisfit, TypeNames.InMessage(annotation.Type));
        }

        // The typed form has its bounds as text in the second and third argument.
        int first = annotation.Data.ConstructorArguments.Length == 3 ? 1 : 0;
        object? lower = annotation.Data.Argument(first);
        object? upper = annotation.Data.Argument(first + 1);
        if (!TryText(lower, out string? minimum))
        {
            return annotation.Refuse(UnsayableTypeRule.RuleBounds, lower?.ToString() ?? "");
        }

        if (!TryText(upper, out string? maximum))
        {
            return annotation.Refuse(UnsayableTypeRule.RuleBounds, upper?.ToString() ?? "");
        }

        bool minimumIsExclusive = minimum is not null && annotation.Data.Named("MinimumIsExclusive", false);
        bool maximumIsExclusive = maximum is not null && annotation.Data.Named("MaximumIsExclusive", false);
        if (minimum is not null && maximum is not null && IsEmpty(minimum, maximum, minimumIsExclusive || maximumIsExclusive))
        {
            return annotation.Refuse(UnsayableTypeRule.RuleEmpty);
        }

        return rules with
        {
            Minimum = minimum,
            Maximum = maximum,
            MinimumIsExclusive = minimumIsExclusive,
            MaximumIsExclusive = maximumIsExclusive,
        };
    }

    /// <summary>A bound as JSON text; null for an infinite one, which bounds nothing.</summary>
    private static bool TryText(object? bound, out string? text)
    {
        text = null;
        if (bound is double d && (double.IsInfinity(d) || d == double.MaxValue || d == double.MinValue))
        {
            return true;
        }

        if (bound is not string written)
        {
            text = JsonText.Number(bound);
            return text is not null;
        }

        // Whatever the culture of the build: "0.5" is a half, "0,5" is refused.
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (BigInteger.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger integer))
        {
            text = integer.ToString(CultureInfo.InvariantCulture);
        }
        else if (decimal.TryParse(written, Style, CultureInfo.InvariantCulture, out decimal number))
        {
            text = number.ToString(CultureInfo.InvariantCulture);
        }
        else if (double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double real))
        {
            text = JsonText.Number(real);
        }

        return text is not null;
    }

    private static bool IsEmpty(string minimum, string maximum, bool isExclusive)
    {
        double lower = double.Parse(minimum, NumberStyles.Float, CultureInfo.InvariantCulture);
        double upper = double.Parse(maximum, NumberStyles.Float, CultureInfo.InvariantCulture);
        return lower > upper || (isExclusive && minimum == maximum);
    }
}
