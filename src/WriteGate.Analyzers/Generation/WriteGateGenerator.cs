using System.Text;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Records;
using WriteGate.Analyzers.Generation.Tools;
using WriteGate.Analyzers.Roslyn;
using WriteGate.Analyzers.Surface;

namespace WriteGate.Analyzers.Generation;

/// <summary>
/// Writes one file for each <c>[AgentTools]</c> class and each <c>[SystemRecord]</c> type, and one for all declared reads. It reports nothing: what is wrong
/// with a contract is said by the rules, which read the same contract, and what is wrong is left out of what is generated.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class WriteGateGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ToolsSpec> tools = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.AgentTools,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, cancellationToken) => ContractReader.ReadTools((INamedTypeSymbol)match.TargetSymbol, match.SemanticModel.Compilation, cancellationToken).Spec)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Tools);
        context.RegisterSourceOutput(tools, static (output, spec) =>
            Add(output, spec.Type, "Tools", ToolsEmitter.Emit(spec, output.CancellationToken)));

        IncrementalValuesProvider<RecordSpec> records = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.SystemRecord,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, cancellationToken) => ContractReader.ReadRecord((INamedTypeSymbol)match.TargetSymbol, match.SemanticModel.Compilation, cancellationToken).Spec)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Records);
        context.RegisterSourceOutput(records, static (output, spec) =>
            Add(output, spec.Type, "Record", RecordEmitter.Emit(spec, output.CancellationToken)));

        IncrementalValuesProvider<DeclaredRead> reads = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KnownNames.Reads,
                static (_, _) => true,
                static (match, _) => match.TargetSymbol is IMethodSymbol method ? DeclaredRead.Of(method, match.Attributes[0]) : null)
            .Where(static read => read is not null)
            .Select(static (read, _) => read!)
            .WithTrackingName(TrackingNames.Reads);
        context.RegisterSourceOutput(reads.Collect(), static (output, all) =>
        {
            if (!all.IsEmpty)
            {
                output.AddSource("WriteGate.DeclaredReads.g.cs", SourceText.From(DeclaredReadsEmitter.Emit(all), Utf8));
            }
        });
    }

    // No byte order mark: the file on disk is what was hashed.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static void Add(SourceProductionContext output, PartialTypeSpec type, string aspect, string text)
        => output.AddSource($"{type.UniqueName}.{aspect}.g.cs", SourceText.From(text, Utf8));
}
