using System.Buffers;
using System.Text;

using WriteGate.Inspection.Detectors;
using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate.Inspection;

/// <summary>
/// Looks into every text of a proposed write before anything is stored of it. It walks the canonical arguments once, makes
/// one folded copy of each text, and allocates nothing while nothing is found. Its time is linear in the length of the text.
/// </summary>
internal sealed class Inspector(ToolRegistry registry)
{
    // No sign of an injection in words is shorter, and nothing else is found in words alone.
    private const int FewestOfWords = 12;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create(Alphabet + " ,.'");
    private static readonly SearchValues<byte> Words = SearchValues.Create(Encoding.ASCII.GetBytes(Alphabet + " ,.'"));

    public Findings Inspect(Proposal proposal, InspectionRules rules)
    {
        ReadOnlySpan<byte> json = proposal.Body;
        byte[] plain = ArrayPool<byte>.Shared.Rent(json.Length);
        char[] folded = ArrayPool<char>.Shared.Rent(json.Length);
        List<Found>? found = null;
        TextWalk walk = new(json);
        while (walk.Next())
        {
            // Most texts are names and short words, in which nothing can be.
            if (walk.Raw.Length < FewestOfWords && !walk.Raw.ContainsAnyExcept(Words))
            {
                continue;
            }

            ReadOnlySpan<char> text = folded.AsSpan(0, FoldedText.Fold(walk.Text(plain), folded));
            Spots spots = default;
            Find(text, rules, ref spots);
            foreach (Spot spot in spots.All)
            {
                if (rules.ActionOn(spot.Kind) != FindingAction.Allow && !IsIdentifier(proposal, spot.Kind, walk))
                {
                    (found ??= []).Add(new(spot, walk.Offset, walk.IsName, Masked(text[spot.Start..spot.End])));
                }
            }
        }

        // They held what must not stay behind in a buffer that others rent.
        ArrayPool<byte>.Shared.Return(plain, clearArray: found is not null);
        ArrayPool<char>.Shared.Return(folded, clearArray: found is not null);
        return found is null ? Findings.None : Judge(proposal, rules, found);
    }

    // What all detectors find in one folded text; each is asked only where there is something it could find.
    private static void Find(ReadOnlySpan<char> text, InspectionRules rules, ref Spots spots)
    {
        InjectionSigns.Find(text, ref spots);
        if (!text.ContainsAnyExcept(WordCharacters))
        {
            return;
        }

        foreach (TemplatePattern template in rules.Templates)
        {
            template.Find(text, ref spots);
        }

        EmailAddress.Find(text, ref spots);
        int digits = Digits(text);
        if (digits > 0 || text.Contains("-----", StringComparison.Ordinal))
        {
            Secrets.Find(text, ref spots);
        }

        if (digits >= DigitRuns.Fewest)
        {
            DigitRuns.Find(text, ref spots);
        }

        if (digits >= MixedNumbers.FewestDigits && text.ContainsAny(Letters))
        {
            MixedNumbers.Find(text, ref spots);
        }

        if (digits >= PhoneNumber.FewestDigits)
        {
            PhoneNumber.Find(text, ref spots);
        }
    }

    // How many there are, as far as it matters.
    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = 0;
        while (count < DigitRuns.Fewest && text.IndexOfAnyInRange('0', '9') is var at and >= 0)
        {
            count++;
            text = text[(at + 1)..];
        }

        return count;
    }

    // The name of a record that exists says nothing, unless it is one that was never filled in.
    private static bool IsIdentifier(Proposal proposal, FindingKind kind, TextWalk walk)
        => kind != FindingKind.TemplateToken && !walk.IsName && proposal.RecordIds.Contains(JsonText.ToString(walk.Text(new byte[walk.Raw.Length])));

    private Findings Judge(Proposal proposal, InspectionRules rules, List<Found> found)
    {
        GatedTool tool = registry.Find(proposal.Contract.Name)!;
        PointerFinder finder = new(proposal.Body);
        List<Finding> kept = [];
        FindingAction action = FindingAction.Allow;
        foreach (Found one in found)
        {
            string path = finder.Find(one.Offset, null);
            bool isMeant = one.Spot.Kind switch
            {
                FindingKind.Email => rules.IsContact(path) || ArgumentSchema.Of(tool).IsEmail(path),
                FindingKind.Phone => rules.IsContact(path),
                _ => false,
            };
            if (!isMeant)
            {
                kept.Add(new(one.Spot.Kind, one.Spot.What, path, one.Excerpt));
                action = (FindingAction)Math.Max((int)action, (int)rules.ActionOn(one.Spot.Kind));
            }
        }

        return kept.Count == 0 ? Findings.None : new([.. kept.Select(finding => finding with { Path = Masked(finding.Path, proposal.Body, found) })], action);
    }

    // A name in which something was found must not come back as part of a path.
    private static string Masked(string path, ReadOnlySpan<byte> json, List<Found> found)
    {
        foreach (Found name in found)
        {
            if (name.IsName)
            {
                path = path.Replace(new PointerFinder(json).Find(name.Offset, null).Split('/')[^1], name.Excerpt, StringComparison.Ordinal);
            }
        }

        return path;
    }

    private static string Masked(ReadOnlySpan<char> text)
        => text.Length < 12 ? $"{Excerpt.Plain(text[..1].ToString())}…" : $"{Excerpt.Plain(text[..2].ToString())}…{Excerpt.Plain(text[^2..].ToString())}";

    private readonly record struct Found(Spot Spot, int Offset, bool IsName, string Excerpt);
}
