using WriteGate.Json;

namespace WriteGate.Inspection;

/// <summary>
/// Walks the strings of canonical JSON, names of members included, which in a dictionary are of the agent's making. The
/// document was written by the gate itself, so quotes alone say where strings are.
/// </summary>
internal ref struct TextWalk(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> json = json;
    private int next;
    private bool isEscaped;

    /// <summary>Where the string's opening quote stands.</summary>
    public int Offset { get; private set; }

    /// <summary>What stands between the quotes.</summary>
    public ReadOnlySpan<byte> Raw { get; private set; }

    /// <summary>Whether it is the name of a member.</summary>
    public readonly bool IsName => next < json.Length && json[next] == ':';

    public bool Next()
    {
        int quote = json[next..].IndexOf((byte)'"');
        if (quote < 0)
        {
            return false;
        }

        Offset = next + quote;
        isEscaped = false;
        int end = Offset + 1;
        while (true)
        {
            end += json[end..].IndexOfAny((byte)'"', (byte)'\\');
            if (json[end] == '"')
            {
                break;
            }

            isEscaped = true;
            end += 2;
        }

        Raw = json[(Offset + 1)..end];
        next = end + 1;
        return true;
    }

    /// <summary>The string's UTF-8.</summary>
    /// <param name="buffer">At least as long as <see cref="Raw"/>; used where there are escapes.</param>
    public readonly ReadOnlySpan<byte> Text(Span<byte> buffer)
    {
        if (!isEscaped)
        {
            return Raw;
        }

        JsonText.TryUnescape(Raw, buffer, out int written);
        return buffer[..written];
    }
}
