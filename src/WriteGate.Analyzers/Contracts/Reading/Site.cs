using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Where a value stands: what a message calls it, where it points, and whether an agent sends it.</summary>
/// <param name="Name">Starts a message: <c>Parameter 'filter' of the Reviewed tool 'Search'</c>.</param>
/// <param name="Place">The type as written there.</param>
/// <param name="IsArgument">Whether it is read from an agent; else it is only written and read back.</param>
internal sealed record Site(string Name, Location? Place, bool IsArgument)
{
    /// <summary>Whether it is a field of a record, whose value may have to be cited.</summary>
    public bool IsField { get; init; }

    /// <summary>A property inside this value. One that comes from metadata is pointed at where the outer value is written.</summary>
    public Site Member(IPropertySymbol property, ContractReading reading)
        => this with
        {
            IsField = false,
            Name = $"'{property.ContainingType.Name}.{property.Name}'",
            Place = reading.Known.IsSource(property) ? TypeOf(property, reading.CancellationToken) : Place,
        };

    /// <summary>Where the type of a parameter is written.</summary>
    public static Location? TypeOf(IParameterSymbol parameter, CancellationToken cancellationToken)
        => Syntax(parameter, cancellationToken) is ParameterSyntax { Type: { } type } ? type.GetLocation() : ContractReading.Place(parameter);

    /// <summary>Where the type of a property is written; that of the parameter for a positional record.</summary>
    public static Location? TypeOf(IPropertySymbol property, CancellationToken cancellationToken) => Syntax(property, cancellationToken) switch
    {
        PropertyDeclarationSyntax declaration => declaration.Type.GetLocation(),
        ParameterSyntax { Type: { } type } => type.GetLocation(),
        _ => ContractReading.Place(property),
    };

    /// <summary>Where the return type of a method is written.</summary>
    public static Location? ReturnOf(IMethodSymbol method, CancellationToken cancellationToken)
        => Syntax(method, cancellationToken) is MethodDeclarationSyntax declaration ? declaration.ReturnType.GetLocation() : ContractReading.Place(method);

    private static SyntaxNode? Syntax(ISymbol symbol, CancellationToken cancellationToken)
        => symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken);
}
