using WriteGate.Analyzers.Effects;
using WriteGate.Corpus;

// WriteGate.Corpus TOOLS.tsv FOLDER [HALF] [--wrong]: prints precision and recall of "this tool writes" for each half.
// WriteGate.Corpus TOOLS.tsv FOLDER --rules: runs every rule over every project and prints whether one breaks.
string[] words = [.. args.Where(a => !a.StartsWith("--", StringComparison.Ordinal))];
bool showWrong = args.Contains("--wrong");
if (words.Length < 2)
{
    await Console.Error.WriteLineAsync("Give the file of labels and the folder of checkouts: WriteGate.Corpus tools.tsv FOLDER [tune|held|fresh|second|third|fourth|fifth|sixth] [--wrong]");
    return 2;
}

if (args.Contains("--rules"))
{
    return await RuleRun.OverAsync(words[1]);
}

foreach (IGrouping<string, LabelledTool> half in LabelledTool.Read(words[0])
    .Where(t => t.Label != "unclear" && (words.Length < 3 || t.Half == words[2]))
    .GroupBy(t => t.Half).OrderByDescending(g => g.Key, StringComparer.Ordinal))
{
    Score score = new();
    foreach (IGrouping<string, LabelledTool> repository in half.GroupBy(t => t.Folder))
    {
        string folder = Path.Combine(words[1], repository.Key);
        if (!Directory.Exists(folder))
        {
            score.Missing += repository.Count();
            continue;
        }

        Checkout checkout = new(folder);
        Score own = new();
        foreach (LabelledTool tool in repository)
        {
            if (Judge.Find(tool, folder, checkout) is not { } found)
            {
                score.Missing++;
                own.Missing++;
                continue;
            }

            bool writes = tool.Label == "write";
            bool isFound = found.Kind == EffectKind.Write;
            score.Add(writes, isFound);
            own.Add(writes, isFound);
            if (showWrong && writes != isFound)
            {
                Console.WriteLine($"  {(writes ? "missed" : "wrong ")} {repository.Key} {tool.Path}:{tool.Line} {found.Kind}: {found.Route}");
            }
        }

        if (showWrong)
        {
            Console.WriteLine($"{repository.Key}: {own}");
        }
    }

    Console.WriteLine($"{half.Key}: {score}");
}

return 0;
