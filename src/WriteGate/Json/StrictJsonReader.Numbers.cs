using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace WriteGate.Json;

public ref partial struct StrictJsonReader
{
    /// <summary>Reads a whole number, in whatever spelling: <c>100</c>, <c>100.0</c> and <c>1e2</c> are the same, as in JSON Schema.</summary>
    /// <typeparam name="T">An integer type; numbers beyond it are refused.</typeparam>
    /// <param name="rules">What it must keep.</param>
    public T ReadInteger<T>(NumberRules<T>? rules = null)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (json.TokenType != JsonTokenType.Number)
        {
            Refuse(ViolationCode.WrongType, "must be an integer");
            return default;
        }

        if (!ShortNumber.TryParse(json.ValueSpan, out T value)
            && !T.TryParse(json.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            NumberText number = NumberText.Parse(json.ValueSpan, stackalloc byte[NumberText.MostDigits]);
            if (!number.TryToInteger(out value))
            {
                RefuseInteger<T>(number.IsWhole);
                return default;
            }
        }

        if (rules is not null && !IgnoresRules)
        {
            Check(value, rules);
        }

        return value;
    }

    /// <summary>Reads a number. A binary one is rounded to the nearest; a decimal is kept exactly or refused. Minus zero is zero.</summary>
    /// <typeparam name="T"><see cref="Half"/>, <see cref="float"/>, <see cref="double"/> or <see cref="decimal"/>; numbers beyond it are refused.</typeparam>
    /// <param name="rules">What it must keep.</param>
    public T ReadNumber<T>(NumberRules<T>? rules = null)
        where T : struct, INumber<T>, IMinMaxValue<T>
    {
        if (json.TokenType != JsonTokenType.Number)
        {
            Refuse(ViolationCode.WrongType, "must be a number");
            return default;
        }

        T value;
        if (typeof(T) == typeof(decimal))
        {
            if (!TryReadDecimal(out decimal exact))
            {
                Refuse(ViolationCode.OutOfRange, "must have no more than 28 significant digits and lie within ±79228162514264337593543950335");
                return default;
            }

            value = Unsafe.As<decimal, T>(ref exact);
        }
        else if (typeof(T) == typeof(double) && ShortNumber.TryParse(json.ValueSpan, out double near))
        {
            value = Unsafe.As<double, T>(ref near);
        }
        else if (!T.TryParse(json.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !T.IsFinite(value))
        {
            Refuse(ViolationCode.OutOfRange, $"must lie between {Text(T.MinValue)} and {Text(T.MaxValue)}");
            return default;
        }

        value = T.IsZero(value) ? T.Zero : value;
        if (rules is not null && !IgnoresRules)
        {
            Check(value, rules);
        }

        return value;
    }

    private readonly bool TryReadDecimal(out decimal value)
    {
        // So few digits are never rounded, and keep the zeros that they end in.
        if (json.ValueSpan.Length <= 28 && !json.ValueSpan.ContainsAny((byte)'e', (byte)'E'))
        {
            return decimal.TryParse(json.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        }

        return NumberText.Parse(json.ValueSpan, stackalloc byte[NumberText.MostDigits]).TryToDecimal(out value);
    }

    private void RefuseInteger<T>(bool isWhole)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
    {
        if (isWhole)
        {
            Refuse(ViolationCode.OutOfRange, $"must be an integer from {Text(T.MinValue)} to {Text(T.MaxValue)}");
        }
        else
        {
            Refuse(ViolationCode.WrongType, "must be an integer");
        }
    }

    private void Check<T>(T value, NumberRules<T> rules)
        where T : struct, INumber<T>
    {
        if (rules.Allowed is { } allowed && !allowed.Contains(value))
        {
            Refuse(ViolationCode.NotAllowed, $"must be one of {Texts(allowed)}");
            return;
        }

        if (rules.Denied is { } denied && denied.Contains(value))
        {
            Refuse(ViolationCode.NotAllowed, $"must be none of {Texts(denied)}");
        }

        if (rules.Min is { } min && value < min)
        {
            Refuse(ViolationCode.OutOfRange, $"must be at least {Text(min)}");
        }

        if (rules.Max is { } max && value > max)
        {
            Refuse(ViolationCode.OutOfRange, $"must be at most {Text(max)}");
        }

        if (rules.ExclusiveMin is { } above && value <= above)
        {
            Refuse(ViolationCode.OutOfRange, $"must be greater than {Text(above)}");
        }

        if (rules.ExclusiveMax is { } below && value >= below)
        {
            Refuse(ViolationCode.OutOfRange, $"must be less than {Text(below)}");
        }

        if (rules.MultipleOf is { } unit && !IsMultiple(value, unit))
        {
            Refuse(ViolationCode.OutOfRange, $"must be a multiple of {Text(unit)}");
        }
    }

    // In binary, 0.3 is no multiple of 0.1; in the digits that were sent it is.
    private readonly bool IsMultiple<T>(T value, T unit)
        where T : struct, INumber<T>
        => TryReadDecimal(out decimal sent)
            && decimal.TryParse(Text(unit), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal step) && step != 0
            ? sent % step == 0
            : T.IsZero(value % unit);

    private static string Text<T>(T value)
        where T : struct, IFormattable
        => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Texts<T>(T[] values)
        where T : struct, IFormattable
        => string.Join(", ", values.Select(Text));
}
