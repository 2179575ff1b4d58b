using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads the DataAnnotations of a value into the rules that schema and gate enforce.</summary>
internal static class RulesReader
{
    private const string Annotations = "System.ComponentModel.DataAnnotations.";

    /// <summary>Attributes of the same base class that bound nothing.</summary>
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        Annotations + "DataTypeAttribute",
        Annotations + "EnumDataTypeAttribute",
    };

    /// <summary>The value with its rules; null when an attribute does not fit, which is reported.</summary>
    public static ValueSpec? Read(ValueSpec value, ISymbol symbol, IEnumerable<AttributeData> attributes, Site site, ContractReading reading)
    {
        RulesSpec? rules = new();
        bool isNullable = value.IsNullable;
        foreach (AttributeData attribute in attributes)
        {
            if (!reading.Known.DerivesFrom(attribute.AttributeClass, Annotations + "ValidationAttribute")
                || attribute.IsBroken()
                || Harmless.Contains(reading.Known.NameOf(attribute.AttributeClass)))
            {
                continue;
            }

            string name = reading.Known.NameOf(attribute.AttributeClass);
            name = name.StartsWith(Annotations, StringComparison.Ordinal) ? name.Substring(Annotations.Length) : "";
            Location? place = reading.Known.IsSource(symbol) ? attribute.Place(reading.CancellationToken) : site.Place;
            Annotation annotation = new(attribute, name, value, TypeOf(symbol), site with { Place = place }, reading);
            if (annotation.Name == "RequiredAttribute")
            {
                rules = Require(rules, annotation);
                isNullable = false;
            }
            else
            {
                rules = Apply(rules, annotation);
            }

            if (rules is null)
            {
                return null;
            }
        }

        // Formats that JSON Schema does not know; a pattern beside them says the same to a model.
        if (site.IsArgument && rules is { Format: "phone" or "credit-card", Pattern: null })
        {
            reading.Report(PatternDialectRule.Format, site.Place, site.Name, rules.Format == "phone" ? "Phone" : "CreditCard");
        }

        return value with { Rules = rules == new RulesSpec() ? null : rules, IsNullable = isNullable };
    }

    private static RulesSpec? Apply(RulesSpec rules, Annotation annotation) => annotation.Name switch
    {
        "RangeAttribute" => RangeReader.Read(rules, annotation),
        "StringLengthAttribute" => Length(rules, annotation, annotation.Data.Named("MinimumLength", 0), annotation.Int(0), ValueKind.String),
        "MinLengthAttribute" => Length(rules, annotation, annotation.Int(0), null),
        "MaxLengthAttribute" => Length(rules, annotation, null, annotation.Data.ConstructorArguments.Length == 0 ? null : annotation.Int(0)),
        "LengthAttribute" => Length(rules, annotation, annotation.Int(0), annotation.Int(1)),
        "RegularExpressionAttribute" => Pattern(rules, annotation),
        "AllowedValuesAttribute" => AllowedValuesReader.Read(annotation) is { } allowed ? rules with { Allowed = new(allowed) } : null,
        "DeniedValuesAttribute" => AllowedValuesReader.Read(annotation) is { } denied ? rules with { Denied = new(denied) } : null,
        "EmailAddressAttribute" => Format(rules, annotation, "email"),
        "UrlAttribute" => Format(rules, annotation, "uri"),
        "PhoneAttribute" => Format(rules, annotation, "phone"),
        "CreditCardAttribute" => Format(rules, annotation, "credit-card"),
        "Base64StringAttribute" => Format(rules, annotation, "base64"),
        _ => annotation.Refuse(UnsayableTypeRule.RuleUnknown),
    };

    /// <summary>A nullable number that must be given is a contradiction in C#; a nullable text is common in older code.</summary>
    private static RulesSpec? Require(RulesSpec rules, Annotation annotation)
    {
        if (annotation.Value is { IsNullable: true, IsValueType: true })
        {
            annotation.Reading.Report(
                UnsayableTypeRule.RequiredNullable, annotation.Site.Place, annotation.Site.Name, TypeNames.InMessage(annotation.Type));
            return null;
        }

        bool allowsBlank = annotation.Data.Named("AllowEmptyStrings", false);
        return annotation.Value.Kind == ValueKind.String && !allowsBlank ? rules with { NotBlank = true } : rules;
    }

    private static RulesSpec? Length(RulesSpec rules, Annotation annotation, int? minimum, int? maximum, ValueKind? only = null)
    {
        bool fits = only is { } kind
            ? annotation.Value.Kind == kind
            : annotation.Value.Kind is ValueKind.String or ValueKind.List or ValueKind.Dictionary or ValueKind.Bytes or ValueKind.Flags;
        if (!fits)
        {
            return annotation.Refuse(UnsayableTypeRule.RuleMisfit, TypeNames.InMessage(annotation.Type));
        }

        // -1 is MaxLengthAttribute's "as long as the database allows".
        int? lower = Max(rules.MinLength, minimum is > 0 ? minimum : null);
        int? upper = maximum is >= 0 ? Min(rules.MaxLength, maximum) : rules.MaxLength;
        return lower > upper
            ? annotation.Refuse(UnsayableTypeRule.RuleEmpty)
            : rules with { MinLength = lower, MaxLength = upper };
    }

    private static RulesSpec? Pattern(RulesSpec rules, Annotation annotation)
    {
        if (annotation.Value.Kind != ValueKind.String || rules.Pattern is not null)
        {
            return annotation.Refuse(UnsayableTypeRule.RuleMisfit, TypeNames.InMessage(annotation.Type));
        }

        string pattern = annotation.Data.Text(0);
        if (EcmaPattern.SyntaxErrorIn(pattern) is { } error)
        {
            annotation.Reading.Report(UnsayableTypeRule.Pattern, annotation.Site.Place, annotation.Site.Name, error);
            return null;
        }

        string? problem = EcmaPattern.ProblemOf(pattern);
        if (problem is not null)
        {
            annotation.Reading.Report(PatternDialectRule.NotEcma, annotation.Site.Place, annotation.Site.Name, problem);
        }
        else if (annotation.Site.IsArgument && !EcmaPattern.IsSimple(pattern))
        {
            annotation.Reading.Report(PatternDialectRule.Refused, annotation.Site.Place, annotation.Site.Name);
        }

        return rules with { Pattern = pattern, IsPatternOfDotNet = problem is not null };
    }

    private static RulesSpec? Format(RulesSpec rules, Annotation annotation, string format)
        => annotation.Value.Kind == ValueKind.String && rules.Format is null
            ? rules with { Format = format }
            : annotation.Refuse(UnsayableTypeRule.RuleMisfit, TypeNames.InMessage(annotation.Type));

    private static int? Max(int? left, int? right) => left is null || right > left ? right ?? left : left;

    private static int? Min(int? left, int? right) => left is null || right < left ? right ?? left : left;

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is IParameterSymbol parameter ? parameter.Type : ((IPropertySymbol)symbol).Type;
}
