namespace WriteGate.Analyzers.Generation.Text;

/// <summary>Text within XML documentation.</summary>
internal static class DocText
{
    public static string Of(string text, string otherwise)
    {
        string shown = text.Length == 0 ? otherwise : text;
        return new string(shown.Select(c => PlainText.Shows(c) ? c : ' ').ToArray()).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
    }
}
