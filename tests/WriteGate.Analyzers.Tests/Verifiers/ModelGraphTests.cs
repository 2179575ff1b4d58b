using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Verifiers;

public sealed class ModelGraphTests
{
    public static TheoryData<Func<Compilation, object>> CompilationParts => new()
    {
        compilation => compilation.Assembly,
        compilation => compilation.SyntaxTrees.Single().GetRoot(),
        compilation => compilation.SyntaxTrees.Single(),
        compilation => Location.Create(compilation.SyntaxTrees.Single(), default),
        compilation => compilation,
        compilation => compilation.GetSemanticModel(compilation.SyntaxTrees.Single()),
        compilation => compilation.GetSemanticModel(compilation.SyntaxTrees.Single()).GetOperation(Initializer(compilation))!,
    };

    [Theory]
    [MemberData(nameof(CompilationParts), DisableDiscoveryEnumeration = true)]
    public void A_part_of_a_compilation_fails_wherever_it_hides(Func<Compilation, object> part)
    {
        var compilation = CSharpCompilation.Create(
            "Test", [CSharpSyntaxTree.ParseText("class C { int _value = 1 + 2; }")], PlatformReferences.All);
        object[] places =
        [
            part(compilation),
            new[] { part(compilation) },
            ImmutableArray.Create(part(compilation)),
            new Dictionary<string, object> { ["key"] = part(compilation) },
            (1, part(compilation)),
            new Derived(part(compilation)),
            (Func<string>)part(compilation).ToString!,
        ];

        Assert.All(places, place => Assert.Throws<VerificationException>(() => ModelGraph.Verify(place, "Step")));
    }

    [Fact]
    public void A_field_that_could_hold_a_location_fails_while_it_is_null()
    {
        var failure = Assert.Throws<VerificationException>(() => ModelGraph.Verify(new Declared(null), "Step"));
        Assert.Equal("Step.Where is a Location: a model must not hold a Location.", failure.Message);
    }

    [Fact]
    public void Values_and_cycles_pass()
    {
        var cyclic = new List<object?> { 1, "two", 3m, DayOfWeek.Monday, null, typeof(string), CultureInfo.InvariantCulture };
        cyclic.Add(cyclic);

        ModelGraph.Verify(ImmutableArray.Create(cyclic), "Step");
    }

    private static SyntaxNode Initializer(Compilation compilation)
        => compilation.SyntaxTrees.Single().GetRoot().DescendantNodes().First(node => node.IsKind(SyntaxKind.AddExpression));

    private record Base(object Content);

    private sealed record Derived(object Content) : Base(Content);

    private sealed record Declared(Location? Where);
}
