using System.Globalization;
using System.Numerics;

namespace WriteGate.Json;

public sealed partial class CanonicalJsonWriter
{
    /// <summary>Writes an integer with all its digits, also beyond 2^53, where RFC 8785 would round.</summary>
    /// <typeparam name="T">An integer type.</typeparam>
    /// <param name="value">The integer.</param>
    public void Integer<T>(T value)
        where T : struct, IBinaryInteger<T>
    {
        Span<byte> text = Begin(48);
        int written;
        while (!value.TryFormat(text, out written, default, CultureInfo.InvariantCulture))
        {
            // Only types without a greatest value need more.
            text = Room(text.Length * 2);
        }

        length += written;
    }

    /// <summary>Writes a double as ECMAScript's Number::toString does: the shortest digits that read back to it.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">It is not finite, which JSON cannot say.</exception>
    public void Number(double value) => Shortest(value);

    /// <summary>Writes a float with the shortest digits that read back to it as a float.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public void Number(float value) => Shortest(value);

    /// <summary>Writes a half with the shortest digits that read back to it as a half.</summary>
    /// <param name="value">The number.</param>
    /// <exception cref="ArgumentException">It is not finite.</exception>
    public void Number(Half value) => Shortest(value);

    /// <summary>Writes a decimal exactly: plain digits, no exponent, no zeros at the end of a fraction.</summary>
    /// <param name="value">The number.</param>
    public void Number(decimal value)
    {
        // Zero may have a sign and a scale.
        Span<byte> text = Begin(32);
        (value == 0 ? 0 : value).TryFormat(text, out int written, default, CultureInfo.InvariantCulture);
        text = text[..written];
        if (text.Contains((byte)'.'))
        {
            text = text.TrimEnd((byte)'0').TrimEnd((byte)'.');
        }

        length += text.Length;
    }

    private void Shortest<T>(T value)
        where T : struct, IBinaryFloatingPointIeee754<T>
    {
        if (!T.IsFinite(value))
        {
            throw new ArgumentException("JSON has no number that is not finite.", nameof(value));
        }

        length += EcmaScriptNumber.Write(value, Begin(EcmaScriptNumber.Longest));
    }
}
