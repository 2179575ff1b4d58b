using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

using WriteGate;
using WriteGate.Json;

namespace CrmAgent.Printing;

/// <summary>Prints what agents ask and what the gate does, in plain lines that also read well in a file.</summary>
internal sealed class Page(TextWriter writer)
{
    private const int Width = 110;
    private const int Margin = 12;

    /// <summary>How JSON is printed: one line, letters as they are.</summary>
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Begins a chapter.</summary>
    public void Chapter(string title)
    {
        writer.WriteLine();
        writer.WriteLine($"── {title} {new string('─', Math.Max(3, Width - title.Length - 4))}");
    }

    /// <summary>Running text.</summary>
    public void Text(string text) => Wrapped("", text, 0);

    /// <summary>What the next lines show.</summary>
    public void Comment(string text)
    {
        writer.WriteLine();
        if (text.Length > 0)
        {
            Wrapped("", text, 2);
        }
    }

    /// <summary>A call and what became of it, on one line.</summary>
    public void Briefly(string tool, string arguments, GateResult result)
    {
        string outcome = result is GateResult.Rehearsed rehearsed ? $"rehearsed: {rehearsed.WouldBe}" : result.Outcome.Word;
        string line = $"  {outcome,-20} {tool} {arguments}";
        writer.WriteLine(line.Length <= Width ? line : line[..(Width - 1)] + "…");
    }

    /// <summary>A call of an agent.</summary>
    public void Asks(string agent, string tool, string arguments) => Labelled(agent, $"{tool} {arguments}");

    /// <summary>What the gate made of it.</summary>
    public void Answers(GateResult result)
    {
        Labelled("gate", $"{result.Outcome.Word.ToUpperInvariant()}  {result.Message}");
        if (result is GateResult.InvalidArguments invalid)
        {
            foreach (Violation violation in invalid.Violations)
            {
                Wrapped("- ", $"{(violation.Path.Length == 0 ? "/" : violation.Path)}: {violation.Message}", Margin);
            }
        }
        else if (!result.Value.IsEmpty)
        {
            Wrapped("", $"returned {Encoding.UTF8.GetString(result.Value.Span)}", Margin);
        }

        Changes(result.Before, result.After);
    }

    /// <summary>Field by field, what was and what is, or would be.</summary>
    public void Changes(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        foreach (string change in Difference.Of(before, after))
        {
            Wrapped("  ", change, Margin);
        }
    }

    /// <summary>How taking a write back went.</summary>
    public void Reports(RollbackReport report)
    {
        Comment($"{report.Resource}/{report.RecordId ?? "(several)"}, intent {report.IntentId}");
        Labelled("gate", $"{Words(report.Outcome)}  {report.Why}");
        Changes(report.Before, report.After);
    }

    /// <summary>Something that happens meanwhile.</summary>
    public void Happens(string what) => Labelled("meanwhile", what);

    /// <summary>A line of somebody or something.</summary>
    public void Labelled(string label, string text) => Wrapped($"  {label.PadRight(Margin - 3)} ", text, 0);

    /// <summary>An aside after a run.</summary>
    public void Note(string text)
    {
        writer.WriteLine();
        Wrapped("", text, 2);
    }

    /// <summary>Something nobody should miss.</summary>
    public void Loud(string text)
    {
        writer.WriteLine();
        writer.WriteLine(new string('=', Width));
        Wrapped("", text, 0);
        writer.WriteLine(new string('=', Width));
    }

    /// <summary>A line as it is.</summary>
    public void Line(string text = "") => writer.WriteLine(text);

    // RolledBack is printed as ROLLED BACK.
    private static string Words(RollbackOutcome outcome)
        => string.Concat(outcome.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? $" {letter}" : $"{char.ToUpperInvariant(letter)}"));

    private void Wrapped(string first, string text, int indent)
    {
        string lead = new string(' ', indent) + first;
        string line = lead;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length > Width && line.Length > lead.Length)
            {
                writer.WriteLine(line.TrimEnd());
                line = new string(' ', lead.Length);
            }

            line += word + " ";
        }

        writer.WriteLine(line.TrimEnd());
    }
}
