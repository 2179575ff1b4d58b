using System.Buffers;
using System.Collections.Frozen;

namespace WriteGate.Inspection.Detectors;

/// <summary>
/// Signs that a text speaks to a model: the marks of chat formats, a change of role, and a call to drop or tell what the model
/// was instructed. Signs and no detection: other words for the same are not found, and a text about injections shows them too.
/// </summary>
internal static class InjectionSigns
{
    private const string Marks = "a sign of prompt injection (marks of a chat format)";
    private const string Role = "a sign of prompt injection (a change of role)";
    private const string Drops = "a sign of prompt injection (asks to drop instructions)";
    private const string Tells = "a sign of prompt injection (asks for instructions)";
    private const string Hides = "a sign of prompt injection (asks to keep something from people)";

    private const int WordsBetween = 6;

    private static readonly (string Text, string What)[] Phrases =
    [
        ("<|im_start|>", Marks), ("<|im_end|>", Marks), ("<|system|>", Marks), ("<|endoftext|>", Marks), ("<<sys>>", Marks), ("[inst]", Marks), ("[/inst]", Marks),
        ("<system>", Marks), ("</system>", Marks), ("### system:", Marks), ("### instruction:", Marks), ("begin system prompt", Marks), ("end of system prompt", Marks),
        ("you are now dan", Role), ("you are now in developer mode", Role), ("you are now an unrestricted", Role), ("you are now a different ai", Role),
        ("enable developer mode", Role), ("jailbreak mode", Role), ("you are no longer bound", Role), ("your new instructions are", Role), ("new system prompt", Role),
        ("do not tell the user", Hides), ("do not inform the user", Hides), ("don't tell the user", Hides), ("without telling the user", Hides),
        ("do not mention this to the user", Hides), ("do not alert the human", Hides), ("do not tell the reviewer", Hides),
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Drop = Set("ignore", "ignoring", "disregard", "forget", "override", "bypass", "ignoriere", "vergiss", "missachte", "ignora", "olvida", "ignorez", "oubliez");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Tell = Set("reveal", "print", "show", "repeat", "output", "leak", "disclose", "expose", "verrate", "zeige");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Earlier = Set("previous", "prior", "above", "earlier", "preceding", "all", "any", "your", "system", "alle", "vorherigen", "bisherigen", "obigen", "deine", "anteriores", "previas", "tus", "précédentes", "toutes", "vos");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Own = Set("your", "system", "hidden", "initial", "original", "deine", "deinen");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Orders = Set("instructions", "instruction", "rules", "guidelines", "prompt", "prompts", "directives", "anweisungen", "regeln", "vorgaben", "systemprompt", "instrucciones", "reglas", "consignes");

    private static readonly SearchValues<string> Triggers = SearchValues.Create(
        [.. Phrases.Select(phrase => phrase.Text), "instruction", "rules", "guidelines", "prompt", "directives", "anweisungen", "regeln", "vorgaben", "instrucciones", "reglas", "consignes"],
        StringComparison.OrdinalIgnoreCase);

    public static void Find(ReadOnlySpan<char> text, ref Spots spots)
    {
        if (!text.ContainsAny(Triggers))
        {
            return;
        }

        foreach ((string phrase, string what) in Phrases)
        {
            if (text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) is var at and >= 0)
            {
                spots.Add(FindingKind.InjectionSign, what, at, at + phrase.Length);
            }
        }

        FindCalls(text, ref spots);
    }

    // A verb, and within a few words of it what it is about, and whose: "ignore the previous instructions".
    private static void FindCalls(ReadOnlySpan<char> text, ref Spots spots)
    {
        (int Start, int Words, bool IsDrop, bool IsOwned, int OrdersEnd) call = default;
        for (int start = NextLetter(text, 0); start < text.Length;)
        {
            int end = start;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            ReadOnlySpan<char> word = text[start..end];
            bool drops = Drop.Contains(word);
            if (drops || Tell.Contains(word))
            {
                call = (start, WordsBetween + 1, drops, false, 0);
            }
            else if (call.Words > 0)
            {
                call.Words--;
                call.IsOwned |= (call.IsDrop ? Earlier : Own).Contains(word);
                call.OrdersEnd = Orders.Contains(word) ? end : call.OrdersEnd;
                if (call.IsOwned && call.OrdersEnd > 0)
                {
                    spots.Add(FindingKind.InjectionSign, call.IsDrop ? Drops : Tells, call.Start, call.OrdersEnd);
                    call = default;
                }
            }

            start = NextLetter(text, end);
        }
    }

    private static int NextLetter(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && !char.IsLetter(text[from]))
        {
            from++;
        }

        return from;
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words)
        => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
