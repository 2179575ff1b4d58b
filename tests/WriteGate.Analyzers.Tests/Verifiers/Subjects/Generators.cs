using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Tests.Verifiers.Subjects;

public sealed class SoundGenerator : SubjectGenerator;

/// <summary>Its model is equal by value, so caching alone would not show the symbol inside.</summary>
public sealed class LeakingGenerator : SubjectGenerator
{
    protected override object Read(INamedTypeSymbol type) => new Model(type.Name, [new Box(type)]);

    private sealed record Model(string Name, object[] Items)
    {
        public bool Equals(Model? other) => Name == other?.Name;
        public override int GetHashCode() => Name.Length;
        public override string ToString() => Name;
    }

    private sealed record Box(object Content);
}

public sealed class UncachedGenerator : SubjectGenerator
{
    protected override object Read(INamedTypeSymbol type) => new Model { Name = type.Name };

    private sealed class Model
    {
        public required string Name { get; init; }
        public override string ToString() => Name;
    }
}

public sealed class NamelessGenerator : SubjectGenerator
{
    protected override IncrementalValuesProvider<object> Name(IncrementalValuesProvider<object> items) => items;
}

public sealed class ThrowingGenerator : SubjectGenerator
{
    protected override void Emit(SourceProductionContext context, object item) => throw new InvalidOperationException("out of ink");
}

public sealed class RepeatedNameGenerator : SubjectGenerator
{
    protected override void Emit(SourceProductionContext context, object item) => context.AddSource("Same.g.cs", "");
}

public sealed class CarriageReturnGenerator : SubjectGenerator
{
    protected override void Emit(SourceProductionContext context, object item) => context.AddSource("Item.g.cs", "// one\r\n// two\r\n");
}

public sealed class WarningGenerator : SubjectGenerator
{
    protected override void Emit(SourceProductionContext context, object item)
        => context.AddSource("Item.g.cs", "#nullable enable\npublic class Twin { public string Name = null; }\n");
}

public sealed class ReportingGenerator : SubjectGenerator
{
    private static readonly DiagnosticDescriptor s_rule = new("T0009", "Title", "Message", "Test", DiagnosticSeverity.Info, true);

    protected override void Emit(SourceProductionContext context, object item)
        => context.ReportDiagnostic(Diagnostic.Create(s_rule, Location.None));
}
