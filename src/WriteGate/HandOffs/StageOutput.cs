using System.Text;

namespace WriteGate;

/// <summary>What a stage hands on: an agent's JSON as it came, or a value made in code. Both are held against the contract.</summary>
/// <typeparam name="T">The contract.</typeparam>
public readonly struct StageOutput<T>
    where T : class, IHandOff<T>
{
    // Half a surrogate pair is no text: replaced, it would be read as something that nobody said.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly T? value;
    private readonly string? text;
    private readonly ReadOnlyMemory<byte> utf8;

    private StageOutput(T? value, string? text, ReadOnlyMemory<byte> utf8) => (this.value, this.text, this.utf8) = (value, text, utf8);

    /// <summary>Hands on a value made in code.</summary>
    public static implicit operator StageOutput<T>(T? value) => new(value, null, default);

    /// <summary>Hands on JSON as an agent said it.</summary>
    public static implicit operator StageOutput<T>(string? json) => new(null, json, default);

    /// <summary>Hands on JSON in UTF-8 as an agent said it.</summary>
    public static implicit operator StageOutput<T>(byte[]? json) => new(null, null, json);

    /// <summary>Hands on JSON in UTF-8 as an agent said it.</summary>
    public static implicit operator StageOutput<T>(ReadOnlyMemory<byte> json) => new(null, null, json);

    /// <summary>The JSON; empty where there is nothing. Throws where a value cannot be written.</summary>
    internal ReadOnlyMemory<byte> ToJson() => value is not null ? HandOff.Write(value) : text is not null ? Strict.GetBytes(text) : utf8;
}
