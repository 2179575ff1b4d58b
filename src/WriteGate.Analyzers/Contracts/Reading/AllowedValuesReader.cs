using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads the list of <c>[AllowedValues]</c> and <c>[DeniedValues]</c> as JSON texts.</summary>
internal static class AllowedValuesReader
{
    public static List<string>? Read(Annotation annotation)
    {
        List<string> texts = [];
        ITypeSymbol type = TypeNames.WithoutNull(annotation.Type);
        foreach (TypedConstant constant in annotation.Data.List(0))
        {
            // The gate compares text, numbers and names; nothing else has a list of values it would be held to.
            bool isComparable = annotation.Value.Kind is ValueKind.String or ValueKind.Integer or ValueKind.Number or ValueKind.Enum;
            string? text = constant.Kind == TypedConstantKind.Array || !isComparable ? null : JsonText.Of(constant.Value, annotation.Value, type, annotation.Reading);
            if (text is null)
            {
                annotation.Refuse(UnsayableTypeRule.RuleMisfit, TypeNames.InMessage(annotation.Type));
                return null;
            }

            texts.Add(text);
        }

        return texts;
    }
}
