using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.HandOffs;

/// <summary>The file of one <c>[HandOff]</c> type. All members are explicit, so that none clashes with one of the user's.</summary>
internal static class HandOffEmitter
{
    public static string Emit(HandOffSpec handOff, CancellationToken cancellationToken)
    {
        SourceWriter writer = GeneratedFile.Begin(handOff.Type);
        GeneratedFile.WriteNamespace(writer, handOff.Type);
        string contract = $"{Runtime.Gate}IHandOff<{handOff.Type.Type}>";
        using (GeneratedFile.BeginType(writer, handOff.Type, contract))
        {
            if (handOff.IsReadable)
            {
                EmitReadable(writer, handOff, contract, cancellationToken);
            }
            else
            {
                EmitRefusal(writer, handOff, contract);
            }
        }

        return writer.ToString();
    }

    private static void EmitReadable(SourceWriter writer, HandOffSpec handOff, string contract, CancellationToken cancellationToken)
    {
        WireTypes types = new(handOff);
        WireClass wire = new(types, new NameScope(handOff.Type.TakenNames).Take("HandOffWire"));
        DialectSchemas schemas = new(dialect => SchemaEmitter.Emit(handOff, types, dialect));
        cancellationToken.ThrowIfCancellationRequested();

        using (writer.Begin($"static {Runtime.Gate}HandOffContract {contract}.Contract {{ get; }} = new()", "};"))
        {
            writer.Write(
                $"""
                Name = {Literals.Of(handOff.Name)},
                Description = {Literals.Of(handOff.Description)},
                SchemaHash = "{schemas.Hash}",
                """);
            if (handOff.IsSensitive)
            {
                writer.Write("IsSensitive = true,");
            }
        }

        schemas.Emit(writer, $"static global::System.ReadOnlySpan<byte> {contract}.Schema");
        ObjectSpec root = types.ObjectOf(handOff);
        writer.Gap();
        writer.Write($"static {handOff.Type.Type} {contract}.Read(ref {Runtime.Reader} json) => {wire.Objects.Reader(root, isResult: false)}(ref json);");
        writer.Gap();
        writer.Write($"static void {contract}.Write({handOff.Type.Type} value, {Runtime.Writer} json) => {wire.Objects.Writer(root, isResult: false)}(value, json);");
        wire.Emit(writer);
    }

    // Reached only by a build in which our diagnostic was switched off.
    private static void EmitRefusal(SourceWriter writer, HandOffSpec handOff, string contract)
    {
        string refusal = $"throw new global::System.InvalidOperationException({Literals.Of($"The contract of the hand-off {handOff.Type.Name} does not hold, so it has no reader; the build says why.")});";
        writer.Write($"static {Runtime.Gate}HandOffContract {contract}.Contract => {refusal}");
        writer.Gap();
        writer.Write($"static global::System.ReadOnlySpan<byte> {contract}.Schema({Runtime.Tools}SchemaDialect dialect) => {refusal}");
        writer.Gap();
        writer.Write($"static {handOff.Type.Type} {contract}.Read(ref {Runtime.Reader} json) => {refusal}");
        writer.Gap();
        writer.Write($"static void {contract}.Write({handOff.Type.Type} value, {Runtime.Writer} json) => {refusal}");
    }
}
