using System.ComponentModel.DataAnnotations;
using System.Text;

namespace WriteGate.Json;

/// <summary>Checks a <see cref="TextFormat"/> by asking the attribute itself, so that gate and host never disagree.</summary>
internal static class TextFormats
{
    private static readonly EmailAddressAttribute Email = new();
    private static readonly UrlAttribute Url = new();
    private static readonly PhoneAttribute Phone = new();
    private static readonly CreditCardAttribute CreditCard = new();

    public static bool Matches(TextFormat format, string value) => format switch
    {
        TextFormat.None => true,
        TextFormat.Email => Email.IsValid(value),
        TextFormat.Uri => Url.IsValid(value) && UriText.TryRead(value, out _),
        TextFormat.Phone => Phone.IsValid(value),
        TextFormat.CreditCard => CreditCard.IsValid(value),
        TextFormat.Base64 => Base64Text.IsStrict(Encoding.UTF8.GetBytes(value)),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such format."),
    };

    public static string Describe(TextFormat format) => format switch
    {
        TextFormat.Email => "an e-mail address such as \"ada@example.com\"",
        TextFormat.Uri => "an absolute URL that begins with http://, https:// or ftp://",
        TextFormat.Phone => "a phone number such as \"+1 (425) 555-0123\"",
        TextFormat.CreditCard => "a credit card number with a right check digit",
        TextFormat.Base64 => "base64 with padding and without white space (RFC 4648)",
        _ => "a text",
    };
}
