using System.Text;

namespace WriteGate.Analyzers.Generation.Text;

/// <summary>Writes C# with four spaces a level and <c>\n</c> line ends, so that the same model always gives the same bytes.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder text = new();
    private int depth;
    private bool wantsGap;
    private bool isAtStart = true;

    /// <summary>Asks for an empty line before the next one, unless a block has just begun or ends there.</summary>
    public void Gap() => wantsGap = true;

    /// <summary>Writes lines; a raw string literal may hold several.</summary>
    public void Write(string lines)
    {
        if (lines.IndexOf('\n') < 0)
        {
            Line(lines);
            return;
        }

        foreach (string line in lines.Split('\n'))
        {
            Line(line.TrimEnd('\r'));
        }
    }

    /// <summary>Opens a block, closed when the result is disposed.</summary>
    public Block Begin(string header, string end = "}")
    {
        Write(header);
        Line("{");
        depth++;
        isAtStart = true;
        return new(this, end);
    }

    /// <summary>A writer for what will stand in the block that is begun next here.</summary>
    public SourceWriter Inner() => new() { depth = depth + 1 };

    /// <summary>Takes over what another wrote for this place.</summary>
    public void Append(SourceWriter inner)
    {
        if (inner.text.Length > 0)
        {
            text.Append(wantsGap && !isAtStart ? "\n" : "").Append(inner.text.ToString());
            wantsGap = false;
            isAtStart = false;
        }
    }

    public override string ToString() => text.ToString();

    private void Line(string line)
    {
        if (wantsGap && !isAtStart)
        {
            text.Append('\n');
        }

        wantsGap = false;
        isAtStart = false;
        if (line.Length > 0)
        {
            text.Append(' ', depth * 4).Append(line);
        }

        text.Append('\n');
    }

    private void End(string end)
    {
        depth--;
        wantsGap = false;
        Line(end);
    }

    internal readonly struct Block(SourceWriter writer, string end) : IDisposable
    {
        public void Dispose() => writer.End(end);
    }
}
