using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WriteGate.Tests.Inspection;

/// <summary>Texts that look like something and are nothing: the ordinary content of business records.</summary>
internal static class LookAlikes
{
    public static IEnumerable<(string Family, string Text)> All =>
    [
        .. Of("uuid", 60, i => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"u{i}"))[..16]).ToString()),
        .. Of("hash", 30, i => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"h{i}")))),
        .. Of("commit", 30, i => "fixed in " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"c{i}")))[..(i % 2 == 0 ? 40 : 12)]),
        .. Of("time", 40, i => Day(i).AddSeconds(7919 * i).ToString(i % 2 == 0 ? "O" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)),
        .. Of("epoch", 20, i => $"{1_700_000_000_000L + (86_399_999L * i)}"),
        .. Of("day", 40, i => "due " + Day(i).ToString(i % 3 == 0 ? "dd.MM.yyyy" : i % 3 == 1 ? "MM/dd/yyyy" : "yyyyMMdd", CultureInfo.InvariantCulture)),
        .. Of("order", 60, i => i % 3 == 0 ? $"ORD-2026-{100_000 + (37 * i)}" : i % 3 == 1 ? $"order {4_100_000_000L + (7_919L * i)}" : $"PO {20_260_000 + (13 * i)}"),
        .. Of("version", 40, i => i % 2 == 0 ? $"v{i}.{i * 7}.{i * 113}-rc.{i}" : $"1.{i}.0+2026{i % 12 + 1:00}{i % 28 + 1:00}1437{i:00}"),
        .. Of("amount", 40, i => i % 2 == 0 ? $"EUR {1_234_567.89 * (i + 1):N2}" : $"{i + 1} 250 000,00 kr"),
        .. Of("article", 40, i => Ean(400_638_100_000L + (9_973L * i))),
        .. Of("address", 30, i => i % 2 == 0 ? $"10.{i}.{i * 3}.{i * 7 % 256}:8080" : $"2001:db8::{i:x}:{i * 4099:x}"),
        .. Of("place", 20, i => string.Create(CultureInfo.InvariantCulture, $"{52.5 + (i / 97.0):F6}, {13.4 + (i / 89.0):F6}")),
        .. Of("parcel", 30, i => $"JJD0{1400_0000_0000L + (7_919L * i)}A"),
        .. Of("ticket", 30, i => $"phone model SM-{9000 + i}F, serial R5{i:00}K10{i * 37:0000}X"),
        .. Of("wrong card", 40, i => Spoiled(Checksums.Card(i % 2 == 0 ? $"4{100 + i}" : $"51{10 + i}", 16))),
        .. Of("wrong account", 20, i => Spoiled(Checksums.Iban("DE", Checksums.Filler(16) + $"{10 + i}"))),
        .. Of("wrong person", 20, i => i % 2 == 0 ? $"{900 + i}-12-{3456 + i}" : $"000-45-{6000 + i}"),
        .. Of("nine digits", 20, i => $"{100_000_000 + (7_919_113 * i)}"),
        .. Prose.Select(text => ("prose", text)),
        .. Code.Select(text => ("code", text)),
    ];

    private static string[] Prose =>
    [
        "Follow the instructions above.", "The previous instructions were unclear; see page 3.", "Please ignore my previous mail.", "Ignore the noise in row 7.", "Do not forget the rules of the house.",
        "Assembly instructions enclosed.", "Show the customer the new price list.", "Print the label and attach it.", "Thanks for your prompt reply.", "A prompt answer would help us.",
        "System down since 9.", "The system rules out duplicates.", "He acts as our contact in Bern.", "You are now subscribed.", "Your new password policy applies from May.", "Override switch replaced.",
        "Bypass valve checked, all fine.", "Our guidelines ask for two signatures.", "Reveal date moved to Friday.", "Repeat order for 40 pallets.", "Do not tell anybody the price yet.", "Forgot to add the invoice.",
        "Developer mode menu tested on the phone.", "Call back at 9:30, extension 12.", "Phone him on Monday.", "Tel. follows.", "Mobile app version 12.4 installed.", "cell A12 of the sheet", "fax machine broken",
        "Growth of +12 % in Q3, -4 % in Q4.", "UTC+01:00", "Room 415, floor 2", "Meet @ noon", "ping @ann on chat", "Discount 20%-30% on all", "Use [brackets] where needed", "see [1] and [NOTE 2]", "a < b and c > d", "x << 2; y >> 3",
        "Article 5(2)(a)", "ISO/IEC 7812-1:2017", "page 12 34 56", "lots 101 102 103 104", "1 2 3 4 5 6 7 8 9 10", "Jan 2024 - Dec 2026", "12345678 A nice day", "NR 123456 A customer", "Kd.-Nr. 4711 0815", "GB 29 people came", "DE 89 votes",
        "AB 123 units", "seats 12A, 13B, 14C", "sizes 36 38 40 42 44", "Ratio 3:2:1", "Lieferung KW 12/2026", "Straße 12, 10115 Berlin", "ÄÖÜ äöü ß — alles gut", "会議は午後三時から", "Встреча в 15:00", "Réunion à 14 h 30",
    ];

    private static string[] Code =>
    [
        "{\"a\":{\"b\":{\"c\":1}}}", "if (a) { b(); }", "f(x) { return { y: 1 }; }", "std::cout << a;", "git@github.com:org/repo.git", "@types/node@20.1.0", "react@18.2.0", "docker.io/app@sha256:abc", "user@localhost", "https://user@host.example/x",
        "sk-", "sk_live_", "AKIA", "eyJ", "ghp_short", "sk_live_xxxxxxxxxxxxxxxxxxxxxxxx", "-----BEGIN CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----", "npm_config_registry", "hf_hub", "task-12345678901234567890123456789012345678", "risk-assessment-for-the-second-quarter-2026",
        "SG. und weitere", "a.b.c.d.e", "C:\\temp\\x", "\\d{4}-\\d{2}", "100%{", "{ }", "{%", "{{", "}}", "<<", "<< EOF", "<b>bold</b>", "<system-out>", "SELECT * FROM t", "a@b", "x@y.1", "@", "+", "(", "+49", "(0)", "--", "%s %d",
    ];

    private static IEnumerable<(string, string)> Of(string family, int count, Func<int, string> text) => Enumerable.Range(0, count).Select(i => (family, text(i)));

    private static DateTime Day(int i) => new DateTime(2024, 1, 3, 8, 0, 0, DateTimeKind.Utc).AddDays(17 * i);

    private static string Ean(long twelve)
    {
        int sum = $"{twelve}".Select((c, i) => (c - '0') * (i % 2 == 0 ? 1 : 3)).Sum();
        return $"{twelve}{(10 - (sum % 10)) % 10}";
    }

    private static string Spoiled(string number) => number[..^1] + (char)('0' + ((number[^1] - '0' + 1) % 10));
}
