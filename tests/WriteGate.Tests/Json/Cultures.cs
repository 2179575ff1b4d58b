using System.Globalization;

namespace WriteGate.Tests.Json;

/// <summary>Cultures whose digits, signs, separators or casing differ from the invariant ones.</summary>
internal static class Cultures
{
    public static readonly TheoryData<string> Names = new("", "tr-TR", "de-DE", "ar-SA", "fa-IR", "sv-SE", "th-TH");

    public static void In(string name, Action test)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
            test();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
