using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads what a parameter or property is when it is left out.</summary>
internal static class Defaults
{
    /// <summary>The member with the default of its parameter; null when that has no form in JSON, which is reported.</summary>
    public static MemberSpec? OfParameter(IParameterSymbol parameter, MemberSpec member, Site site, ContractReading reading)
    {
        if (!parameter.HasExplicitDefaultValue)
        {
            return member;
        }

        object? constant = parameter.ExplicitDefaultValue;
        ValueSpec value = member.Value;
        if (constant is null && !value.IsNullable && !value.IsValueType && parameter.NullableAnnotation == NullableAnnotation.None)
        {
            // Nullable-oblivious code says with "= null" what it cannot say with a question mark.
            value = value with { IsNullable = true };
        }

        (string Code, string Json)? texts = Texts(constant, value, parameter.Type, reading);
        if (texts is null)
        {
            reading.Report(UnsayableTypeRule.DefaultValue, site.Place, site.Name, TypeNames.InMessage(parameter.Type));
            return null;
        }

        return member with { Value = value, IsOptional = true, Default = texts.Value.Code, DefaultJson = texts.Value.Json };
    }

    /// <summary>
    /// The member with the default of its initializer. One that is not a constant or an empty collection cannot be told
    /// to a model, so such a member has to be given, as has one of another assembly, whose initializer is not at hand.
    /// </summary>
    public static MemberSpec OfInitializer(IPropertySymbol property, MemberSpec member, ContractReading reading)
    {
        if (property.IsRequired
            || !reading.Known.IsSource(property)
            || property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(reading.CancellationToken) is not PropertyDeclarationSyntax { Initializer.Value: { } initializer })
        {
            return member;
        }

        (string Code, string Json)? texts = member.Value.Collection != CollectionKind.None
            ? IsEmpty(initializer) ? EmptyCollection(member.Value) : null
            : Constant(initializer, reading) is { HasValue: true } constant && (constant.Value is not null || member.Value.IsNullable)
                ? Texts(constant.Value, member.Value, property.Type, reading)
                : null;
        return texts is null ? member : member with { IsOptional = true, Default = texts.Value.Code, DefaultJson = texts.Value.Json };
    }

    private static Optional<object?> Constant(ExpressionSyntax expression, ContractReading reading)
        => expression.ToString() is "string.Empty" or "String.Empty"
            ? ""
            : reading.Known.Compilation.GetSemanticModel(expression.SyntaxTree).GetConstantValue(expression, reading.CancellationToken);

    private static bool IsEmpty(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax { Elements.Count: 0 } => true,
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: null or { Expressions.Count: 0 } } => true,
        _ => expression.ToString().StartsWith("Array.Empty<", StringComparison.Ordinal),
    };

    private static (string Code, string Json)? Texts(object? constant, ValueSpec value, ITypeSymbol type, ContractReading reading)
    {
        if (constant is null)
        {
            return value.IsNullable ? ("null", "null") : ZeroOf(value) is { } zero ? ("default", zero) : null;
        }

        ITypeSymbol core = TypeNames.WithoutNull(type);
        string? json = JsonText.Of(constant, value, core, reading);
        string? code = value.Kind is ValueKind.Enum or ValueKind.Flags
            ? $"({value.Type}){(constant is IConvertible ? "(" + Invariant.Text((IFormattable)constant) + ")" : "")}"
            : Literal(constant);
        return json is null || code is null ? null : (code, json);
    }

    private static string? Literal(object constant) => constant switch
    {
        string or char or bool or double or float or decimal => SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false) + constant switch
        {
            float => "F",
            double => "D",
            decimal => "M",
            _ => "",
        },
        IFormattable integer => Invariant.Text(integer),
        _ => null,
    };

    /// <summary>The JSON of a struct's default; null where it has no form of its own.</summary>
    private static string? ZeroOf(ValueSpec value) => value.Kind switch
    {
        _ when !value.IsValueType => null,
        ValueKind.Integer or ValueKind.Number => "0",
        ValueKind.Guid => "\"00000000-0000-0000-0000-000000000000\"",
        ValueKind.DateOnly => "\"0001-01-01\"",
        ValueKind.TimeOnly => "\"00:00:00\"",
        ValueKind.TimeSpan => "\"PT0S\"",
        ValueKind.DateTime or ValueKind.DateTimeOffset => "\"0001-01-01T00:00:00Z\"",
        _ => null,
    };

    private static (string Code, string Json)? EmptyCollection(ValueSpec value) => value.Collection switch
    {
        CollectionKind.Array or CollectionKind.ReadOnlyList => ($"global::System.Array.Empty<{value.Item!.FullType}>()", "[]"),
        CollectionKind.List => ($"new global::System.Collections.Generic.List<{value.Item!.FullType}>()", "[]"),
        CollectionKind.Set => ($"new global::System.Collections.Generic.HashSet<{value.Item!.FullType}>()", "[]"),
        CollectionKind.Dictionary => ($"new global::System.Collections.Generic.Dictionary<string, {value.Item!.FullType}>()", "{}"),
        CollectionKind.ImmutableArray => ($"global::System.Collections.Immutable.ImmutableArray<{value.Item!.FullType}>.Empty", "[]"),
        CollectionKind.ImmutableList => ($"global::System.Collections.Immutable.ImmutableList<{value.Item!.FullType}>.Empty", "[]"),
        _ => null,
    };
}
