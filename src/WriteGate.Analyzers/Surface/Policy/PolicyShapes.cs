using System.Globalization;
using WriteGate.Analyzers.Surface.Json;

namespace WriteGate.Analyzers.Surface.Policy;

/// <summary>The keys of the <c>WriteGate</c> section and what each takes.</summary>
internal static class PolicyShapes
{
    private static readonly PolicyShape Flag = new("true or false", static node => node.Kind == JsonKind.Boolean);
    private static readonly PolicyShape Text = new("a text in quotes", static node => node.Kind == JsonKind.String);
    private static readonly PolicyShape Field = Text with { Names = PolicyName.Field };
    private static readonly PolicyShape Count = new("a whole number of 0 or more", static node => Whole(node) is >= 0 and <= int.MaxValue);
    private static readonly PolicyShape Positive = new("a whole number of 1 or more", static node => Whole(node) is >= 1 and <= int.MaxValue);
    private static readonly PolicyShape Tokens = new("a whole number of 0 or more", static node => Whole(node) >= 0);
    private static readonly PolicyShape Share = new("a number from 0 to 1", static node => Number(node) is >= 0 and <= 1);

    private static readonly PolicyShape Part = new("a number over 0, to 1", static node => Number(node) is > 0 and <= 1);

    private static readonly PolicyShape Duration = new("a duration such as \"00:00:30\"", static node
        => node.Kind == JsonKind.String && TimeSpan.TryParse(node.Text, CultureInfo.InvariantCulture, out TimeSpan duration) && duration >= TimeSpan.Zero);

    private static readonly PolicyShape Template = new("marks around one * or one NAME, such as \"{{*}}\" or \"[NAME]\"", static node
        => node.Kind == JsonKind.String && new[] { "*", "NAME" }.Any(wildcard => IsAround(wildcard, node.Text)));

    private static readonly PolicyShape Action = new("\"Allow\", \"Approval\" or \"Quarantine\"", static node
        => node.Kind == JsonKind.String && new[] { "Allow", "Approval", "Quarantine" }.Contains(node.Text, StringComparer.OrdinalIgnoreCase));

    private static readonly PolicyShape Findings = PolicyShape.Object(Keys(
        ("TemplateToken", Action),
        ("CardNumber", Action),
        ("Iban", Action),
        ("NationalId", Action),
        ("Secret", Action),
        ("Email", Action),
        ("Phone", Action),
        ("InjectionSign", Action)));

    private static readonly PolicyShape Resource = PolicyShape.Object(Keys(
        ("RequireApprovalOver", Count),
        ("SecondApproverOver", Count),
        ("MaxFieldsChanged", Positive),
        ("MinConfidence", Share),
        ("WindowSeconds", Positive),
        ("ShadowFields", PolicyShape.List(Field)),
        ("SampleForReview", Share),
        ("TemplateTokens", PolicyShape.List(Template)),
        ("Findings", Findings),
        ("ContactFields", PolicyShape.List(Text)),
        ("ReadBack", Flag)));

    private static readonly PolicyShape Agent = PolicyShape.Object(Keys(
        ("TokensPerDay", Tokens),
        ("WritesPerDay", Count),
        ("WritesPerMinute", Count),
        ("StopAt", Part)));

    private static readonly PolicyShape Retention = PolicyShape.Object(Keys(
        ("Every", Duration),
        ("Values", Duration),
        ("Keys", Duration),
        ("Journal", Duration)));

    private static readonly PolicyShape Section = PolicyShape.Object(Keys(
        ("LiveWrites", Flag),
        ("WriteTimeout", Duration),
        ("Lease", Duration),
        ("ApprovalTimeout", Duration),
        ("MaxAttempts", Positive),
        ("RetryDelay", Duration),
        ("BreakerFailures", Positive),
        ("BreakerDuration", Duration),
        ("BaselineWindow", Duration),
        ("ProbeInterval", Duration),
        ("ShadowWindow", Duration),
        ("ShadowPeriod", Duration),
        ("ShadowThreshold", Part),
        ("ShadowMinimum", Positive),
        ("MismatchStatus", Positive),
        ("ProtectionKey", Text),
        ("Retention", Retention),
        ("Defaults", Resource),
        ("Resources", PolicyShape.Map(PolicyName.Resource, Resource)),
        ("Agents", PolicyShape.Map(PolicyName.Free, Agent))));

    /// <summary>The whole file.</summary>
    public static PolicyShape File { get; } = PolicyShape.Object(Keys(("WriteGate", Section)));

    private static Dictionary<string, PolicyShape> Keys(params (string Name, PolicyShape Shape)[] keys)
        => keys.ToDictionary(key => key.Name, key => key.Shape, StringComparer.OrdinalIgnoreCase);

    private static bool IsAround(string wildcard, string text)
    {
        string[] parts = text.Split([wildcard], StringSplitOptions.None);
        return parts.Length == 2 && parts[0].Length > 0 && !char.IsLetterOrDigit(parts[0][0]) && " ,.'".IndexOf(parts[0][0]) < 0 && !string.IsNullOrWhiteSpace(parts[1]);
    }

    private static long Whole(JsonNode node)
        => node.Kind == JsonKind.Number && long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : -1;

    private static double Number(JsonNode node)
        => node.Kind == JsonKind.Number && double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : double.NaN;
}
