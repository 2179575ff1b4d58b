using System.Numerics;

namespace WriteGate.Tests.Inspection;

/// <summary>Makes numbers that belong to nobody and have the checksum of their kind, each by its rule and not by the product's code.</summary>
internal static class Checksums
{
    private const string Odd = "BAKPLCQDREVOSFTGUHMINJWZYX";

    public static string Card(string prefix, int length)
    {
        string body = prefix + Filler(length - 1 - prefix.Length);
        return body + Enumerable.Range(0, 10).First(check => Luhn(body + check) % 10 == 0);
    }

    public static string Iban(string country, string account)
    {
        BigInteger number = BigInteger.Parse(string.Concat((account + country + "00").Select(c => char.IsDigit(c) ? $"{c}" : $"{c - 'A' + 10}")), provider: null);
        return $"{country}{(int)(98 - (number % 97)):00}{account}";
    }

    public static string GermanTax(string ten)
    {
        int product = 10;
        foreach (char digit in ten)
        {
            int sum = (digit - '0' + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }

        return ten + ((11 - product) % 10);
    }

    public static string Bsn(string eight)
        => eight + Enumerable.Range(0, 10).Cast<int?>().FirstOrDefault(check => (eight.Select((digit, i) => (9 - i) * (digit - '0')).Sum() - check) % 11 == 0);

    public static string Dni(string digits) => digits + "TRWAGMYFPDXBNJZSQVHLCKE"[int.Parse(digits.Replace('X', '0').Replace('Y', '1').Replace('Z', '2'), provider: null) % 23];

    // Odd places count by a table of their own: the letter at index n of the table has the value n.
    public static string CodiceFiscale(string fifteen)
    {
        int sum = fifteen.Select((c, i) =>
        {
            int plain = char.IsDigit(c) ? c - '0' : c - 'A';
            return i % 2 == 1 ? plain : Odd.IndexOf((char)('A' + plain), StringComparison.Ordinal);
        }).Sum();
        return fifteen + (char)('A' + (sum % 26));
    }

    public static string Filler(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('0' + ((7 * i) + 3 + length) % 10)));

    private static int Luhn(string digits) => digits.Reverse().Select((c, i) => i % 2 == 0 ? c - '0' : (2 * (c - '0') / 10) + (2 * (c - '0') % 10)).Sum();
}
