using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Tests.Verifiers.Subjects;

/// <summary>A sound generator over obsolete types; each subclass does one thing wrong.</summary>
public abstract class SubjectGenerator : IIncrementalGenerator
{
    public const string Source = "[System.Obsolete] public class Item;";

    protected virtual object Read(INamedTypeSymbol type) => type.Name;

    protected virtual void Emit(SourceProductionContext context, object item)
        => context.AddSource($"{item}.g.cs", $"public class {item}Twin\n{{\n    public static int Answer() => 42;\n}}\n");

    protected virtual IncrementalValuesProvider<object> Name(IncrementalValuesProvider<object> items) => items.WithTrackingName("Items");

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var items = context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.ObsoleteAttribute", static (_, _) => true, (attributed, _) => Read((INamedTypeSymbol)attributed.TargetSymbol));
        context.RegisterSourceOutput(Name(items), Emit);
    }
}
