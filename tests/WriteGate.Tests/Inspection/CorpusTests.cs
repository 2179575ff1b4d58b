using WriteGate.Inspection;

using Xunit.Abstractions;

namespace WriteGate.Tests.Inspection;

public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public async Task R15_what_is_to_be_found_is_found_and_its_look_alikes_are_written()
    {
        await using DeskGate gate = new();
        (FindingKind Kind, string Text)[] positives = [.. Positives.All.Distinct()];
        (string Family, string Text)[] negatives = [.. LookAlikes.All.Distinct()];
        Assert.True(positives.Length >= 200 && negatives.Length >= 500, $"{positives.Length} and {negatives.Length}");

        List<string> missed = [];
        foreach (IGrouping<FindingKind, (FindingKind Kind, string Text)> kind in positives.GroupBy(positive => positive.Kind))
        {
            int found = 0;
            foreach ((_, string text) in kind)
            {
                bool isFound = Held(await gate.SendAsync(text)) is { } why && Names(why, kind.Key);
                found += isFound ? 1 : 0;
                if (!isFound)
                {
                    missed.Add($"{kind.Key}: {text}");
                }
            }

            output.WriteLine($"{kind.Key,-14} recall {found} of {kind.Count()}");
        }

        List<string> alarms = [];
        foreach ((string family, string text) in negatives)
        {
            if (Held(await gate.SendAsync(text)) is { } why)
            {
                alarms.Add($"{family}: {text}: {why}");
            }
        }

        foreach (FindingKind kind in Enum.GetValues<FindingKind>())
        {
            output.WriteLine($"{kind,-14} false positives {alarms.Count(alarm => Names(alarm, kind))} of {negatives.Length}");
        }

        Assert.Empty(missed);
        Assert.Empty(alarms);
    }

    private static string? Held(GateResult result) => result switch
    {
        GateResult.Applied => null,
        GateResult.Quarantined held => held.Why,
        GateResult.PendingApproval held => held.Why,
        _ => throw new InvalidOperationException(result.Message),
    };

    private static bool Names(string why, FindingKind kind) => Words(kind).Any(words => why.Contains(words, StringComparison.Ordinal));

    private static string[] Words(FindingKind kind) => kind switch
    {
        FindingKind.TemplateToken => ["a template token at"],
        FindingKind.CardNumber => ["a card number at"],
        FindingKind.Iban => ["(IBAN) at"],
        FindingKind.NationalId => ["security number at", "a German tax number at", "a Dutch citizen", "a UK national", "a Spanish identity", "an Italian tax code"],
        FindingKind.Secret => ["key at", " secret at", "GitHub token at", "GitLab token at", "Slack token at", "Google token at", "Face token at", "npm token at", "PyPI token at", "DigitalOcean token at", "web token at"],
        FindingKind.Email => ["an e-mail address at"],
        FindingKind.Phone => ["a phone number at"],
        _ => ["a sign of prompt injection"],
    };
}
