using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Effects;

/// <content>One pass over the text.</content>
internal sealed partial class SourceWords
{
    private struct Scan(string text, SourceWords found)
    {
        private const string Execution = RetryCalls.ExecutionPrefix;

        /// <summary>What stands before a call and never before the name in a declaration.</summary>
        private static readonly string[] BeforeCalls = ["and", "await", "case", "else", "in", "is", "new", "not", "or", "return", "throw", "when"];

        private static readonly (string Word, WordRole Role)[][] ByLength = Table();

        /// <summary>Whether what was read last may be the type that a declaration begins with.</summary>
        private bool isAfterType;

        public void Run()
        {
            int i = 0;
            while (i < text.Length)
            {
                char c = text[i];
                if (IsPart(c))
                {
                    int start = i;
                    while (i < text.Length && IsPart(text[i]))
                    {
                        i++;
                    }

                    Look(start, i);
                    continue;
                }

                if (c > ' ' && c != '@')
                {
                    // After '/' there may have been a comment; '=>' ends no type.
                    isAfterType = c is '>' or ']' or '?' or ')' or '*' or '/' && !(c == '>' && text[i - 1] == '=');
                }

                i++;
            }
        }

        private void Look(int start, int end)
        {
            if (isAfterType && IsBeforeParameters(end) && NextOf(start, end) is { } next)
            {
                found.declared.Add((start, next));
            }

            isAfterType = true;
            int length = end - start;
            foreach ((string word, WordRole role) in length < ByLength.Length ? ByLength[length] : [])
            {
                if (text[start] == word[0] && string.CompareOrdinal(text, start, word, 0, length) == 0)
                {
                    isAfterType = role != WordRole.None;
                    found.words.Add((start, role));
                }
            }

            if (text[start] == Execution[0] && string.CompareOrdinal(text, start, Execution, 0, Execution.Length) == 0)
            {
                found.words.Add((start, WordRole.Execution));
            }
        }

        private readonly bool IsBeforeParameters(int end)
        {
            while (end < text.Length && text[end] <= ' ')
            {
                end++;
            }

            return end < text.Length && text[end] is '(' or '<' or '/';
        }

        /// <summary>Where the same word stands next.</summary>
        private readonly int? NextOf(int start, int end)
        {
            string name = text.Substring(start, end - start);
            for (int i = text.IndexOf(name, end, StringComparison.Ordinal); i >= 0; i = text.IndexOf(name, i + name.Length, StringComparison.Ordinal))
            {
                if (!IsPart(text[i - 1]) && (i + name.Length == text.Length || !IsPart(text[i + name.Length])))
                {
                    return i;
                }
            }

            return null;
        }

        /// <summary>Whether a character is part of a name, a keyword or a number.</summary>
        private static bool IsPart(char c) => (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 || c == '_' || c >= 0x80;

        private static (string, WordRole)[][] Table()
        {
            List<(string Word, WordRole Role)> all =
            [
                ("do", WordRole.Loop), ("for", WordRole.Loop), ("foreach", WordRole.Loop), ("goto", WordRole.Loop), ("while", WordRole.Loop),
                .. BeforeCalls.Select(word => (word, WordRole.None)),
                .. HttpRetries.Registrations.Select(word => (word, WordRole.RetryRegistration)),
                .. KeySites.Sources.Select(word => (word, WordRole.Key)),
                .. ToolFactories.Names.Select(word => (word, WordRole.Factory)),
            ];
            return [.. Enumerable.Range(0, all.Max(w => w.Word.Length) + 1).Select(length => all.Where(w => w.Word.Length == length).ToArray())];
        }
    }
}
