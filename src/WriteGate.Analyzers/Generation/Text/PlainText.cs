namespace WriteGate.Analyzers.Generation.Text;

/// <summary>
/// Which characters stand as they are in generated literals. Fixed ranges of letters and punctuation, not the categories
/// of the running framework, which differ between hosts; nothing invisible and nothing that changes the direction of text,
/// so that a reviewer sees what the compiler sees.
/// </summary>
internal static class PlainText
{
    public static bool Shows(char c) => c switch
    {
        >= ' ' and <= '~' => true,
        '\u00AD' => false,
        >= '\u00A1' and <= '\u02AF' => true,
        >= '\u0370' and <= '\u0482' or >= '\u048A' and <= '\u052F' => true,
        >= '\u1E00' and <= '\u1FFF' => true,
        >= '\u2010' and <= '\u2015' or >= '\u2018' and <= '\u2027' or >= '\u2030' and <= '\u205E' => true,
        >= '\u20A0' and <= '\u20BF' => true,
        >= '\u3041' and <= '\u3096' or >= '\u30A1' and <= '\u30FF' => true,
        >= '\u4E00' and <= '\u9FA5' or >= '\uAC00' and <= '\uD7A3' => true,
        _ => false,
    };
}
