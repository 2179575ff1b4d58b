namespace WriteGate.Json;

/// <summary>The form of a text, by the rules of the attribute in System.ComponentModel.DataAnnotations.</summary>
public enum TextFormat
{
    /// <summary>Any.</summary>
    None,

    /// <summary><c>[EmailAddress]</c>: one <c>@</c>, neither first nor last, and no line break.</summary>
    Email,

    /// <summary><c>[Url]</c>: begins with <c>http://</c>, <c>https://</c> or <c>ftp://</c>; and, as the schema says, an absolute URI.</summary>
    Uri,

    /// <summary><c>[Phone]</c>: digits, white space and <c>+-.()</c>, with or without an extension such as <c>x12</c>.</summary>
    Phone,

    /// <summary><c>[CreditCard]</c>: digits, spaces and dashes whose Luhn checksum is right.</summary>
    CreditCard,

    /// <summary><c>[Base64String]</c>, without white space: RFC 4648 section 4, padded.</summary>
    Base64,
}
