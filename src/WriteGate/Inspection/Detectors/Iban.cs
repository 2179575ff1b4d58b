namespace WriteGate.Inspection.Detectors;

/// <summary>International bank account numbers by country, length and mod 97 (ISO 13616; lengths of the SWIFT IBAN registry).</summary>
internal static class Iban
{
    private const string Countries =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22"
        + "IL23IS26IT27JO30KW30KZ20LB28LI21LT20LU20LV21MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22SA24SE24SI19SK24SM27"
        + "TN24TR26UA29VG24XK20";

    /// <summary>How long an account number that begins so is; 0 when none does.</summary>
    public static int LengthOf(ReadOnlySpan<char> plain)
    {
        if (plain.Length < 15 || !char.IsAsciiDigit(plain[2]) || !char.IsAsciiDigit(plain[3]))
        {
            return 0;
        }

        for (int i = 0; i < Countries.Length; i += 4)
        {
            if (plain.StartsWith(Countries.AsSpan(i, 2)))
            {
                int length = (10 * (Countries[i + 2] - '0')) + Countries[i + 3] - '0';
                return length <= plain.Length ? length : 0;
            }
        }

        return 0;
    }

    public static bool HasChecksum(ReadOnlySpan<char> plain)
    {
        int rest = 0;
        for (int i = 0; i < plain.Length; i++)
        {
            char c = plain[(i + 4) % plain.Length];
            rest = char.IsAsciiDigit(c) ? ((10 * rest) + c - '0') % 97 : ((100 * rest) + c - 'A' + 10) % 97;
        }

        return rest == 1;
    }
}
