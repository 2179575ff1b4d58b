using System.Text;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Effects.Sinks;
using WriteGate.Analyzers.Effects.Summaries;
using WriteGate.Analyzers.Generation.HandOffs;
using WriteGate.Analyzers.Generation.Records;
using WriteGate.Analyzers.Generation.Tools;
using WriteGate.Analyzers.Roslyn;
using WriteGate.Analyzers.Surface;

namespace WriteGate.Analyzers.Generation;

/// <summary>
/// Writes one file for each <c>[AgentTools]</c> class and each <c>[SystemRecord]</c> and <c>[HandOff]</c> type, and one for all declared reads. It reports nothing: what is wrong
/// with a contract is said by the rules, which read the same contract, and what is wrong is left out of what is generated.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class WriteGateGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<Declarations> declarations = context.CompilationProvider
            .Select(static (compilation, _) => new Declarations(compilation));

        IncrementalValuesProvider<ToolsSpec> tools = Annotated(context, KnownNames.AgentTools)
            .Combine(declarations)
            .Select(static (pair, cancellationToken) => ReadTools(pair.Left, pair.Right.Compilation, cancellationToken))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Tools);
        context.RegisterSourceOutput(tools, static (output, spec) =>
            Add(output, spec.Type, "Tools", ToolsEmitter.Emit(spec, output.CancellationToken)));

        IncrementalValuesProvider<RecordSpec> records = Annotated(context, KnownNames.SystemRecord)
            .Combine(declarations)
            .Select(static (pair, cancellationToken) => ReadRecord(pair.Left, pair.Right.Compilation, cancellationToken))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Records);
        context.RegisterSourceOutput(records, static (output, spec) =>
            Add(output, spec.Type, "Record", RecordEmitter.Emit(spec, output.CancellationToken)));

        IncrementalValuesProvider<HandOffSpec> handOffs = Annotated(context, KnownNames.HandOff)
            .Combine(declarations)
            .Select(static (pair, cancellationToken) => ReadHandOff(pair.Left, pair.Right.Compilation, cancellationToken))
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.HandOffs);
        context.RegisterSourceOutput(handOffs, static (output, spec) =>
            Add(output, spec.Type, "HandOff", HandOffEmitter.Emit(spec, output.CancellationToken)));

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

        // Other projects read it from the built assembly: only a build asks for it, so that no editor pays for it.
        IncrementalValueProvider<EquatableArray<SinkSummary>> sinks = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => SummaryReader.IsWanted(options.GlobalOptions))
            .Combine(context.CompilationProvider)
            .Combine(context.AdditionalTextsProvider.Where(static file => SinkFile.Is(file)).Collect())
            .Select(static (input, cancellationToken) => input.Left.Left
                ? SummaryReader.Read(input.Left.Right, input.Right, cancellationToken)
                : EquatableArray<SinkSummary>.Empty)
            .WithTrackingName(TrackingNames.Sinks);
        context.RegisterImplementationSourceOutput(sinks, static (output, summaries) =>
        {
            if (summaries.Count > 0)
            {
                output.AddSource("WriteGate.Sinks.g.cs", SourceText.From(SummaryEmitter.Emit(summaries), Utf8));
            }
        });
    }

    // The metadata names of the types that carry an attribute: what they declare is read only when declarations changed.
    private static IncrementalValuesProvider<string> Annotated(IncrementalGeneratorInitializationContext context, string attribute)
        => context.SyntaxProvider.ForAttributeWithMetadataName(
            attribute,
            static (node, _) => node is TypeDeclarationSyntax,
            static (match, _) => KnownSymbols.MetadataName((INamedTypeSymbol)match.TargetSymbol));

    private static ToolsSpec? ReadTools(string type, Compilation compilation, CancellationToken cancellationToken)
        => compilation.Assembly.GetTypeByMetadataName(type) is { } symbol ? ContractReader.ReadTools(symbol, compilation, cancellationToken).Spec : null;

    private static RecordSpec? ReadRecord(string type, Compilation compilation, CancellationToken cancellationToken)
        => compilation.Assembly.GetTypeByMetadataName(type) is { } symbol ? ContractReader.ReadRecord(symbol, compilation, cancellationToken).Spec : null;

    private static HandOffSpec? ReadHandOff(string type, Compilation compilation, CancellationToken cancellationToken)
        => compilation.Assembly.GetTypeByMetadataName(type) is { } symbol ? ContractReader.ReadHandOff(symbol, compilation, cancellationToken).Spec : null;

    // No byte order mark: the file on disk is what was hashed.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static void Add(SourceProductionContext output, PartialTypeSpec type, string aspect, string text)
        => output.AddSource($"{type.UniqueName}.{aspect}.g.cs", SourceText.From(text, Utf8));
}
