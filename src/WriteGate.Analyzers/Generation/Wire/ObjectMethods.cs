using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>One method per object type that reads it, and one that writes it.</summary>
/// <remarks>
/// A type's methods come in two variants where it computes members: they are written in results, and passed over when one is
/// read back, but no agent may send them.
/// </remarks>
internal sealed class ObjectMethods(WireClass wire)
{
    /// <summary>The method that reads a type.</summary>
    public string Reader(ObjectSpec type, bool isResult) => type.Branches.Count > 0
        ? wire.Method(("read", type.Type, isResult), Name("Read", type, isResult), (writer, name) => EmitUnionReader(writer, name, type, isResult))
        : Reader(type, isResult, null, null);

    /// <summary>The method that writes a type.</summary>
    public string Writer(ObjectSpec type, bool isResult) => type.Branches.Count > 0
        ? wire.Method(("write", type.Type, isResult), Name("Write", type, isResult), (writer, name) => EmitUnionWriter(writer, name, type, isResult))
        : Writer(type, isResult, null, null);

    private static string Name(string verb, ObjectSpec type, bool isResult)
        => verb + Identifiers.WordOf(type.Type) + (isResult ? "Result" : "");

    private string Reader(ObjectSpec type, bool isResult, string? discriminator, string? union)
        => wire.Method(("read", type.Type, isResult, discriminator), Name("Read", type, isResult) + union, (writer, name)
            => EmitReader(writer, name, type, isResult, discriminator));

    private string Writer(ObjectSpec type, bool isResult, (string Name, string Value)? discriminator, string? union)
        => wire.Method(("write", type.Type, isResult, discriminator), Name("Write", type, isResult) + union, (writer, name)
            => EmitWriter(writer, name, type, isResult, discriminator));

    private void EmitReader(SourceWriter writer, string name, ObjectSpec type, bool isResult, string? discriminator)
    {
        writer.Gap();
        using (writer.Begin($"internal static {type.Type} {name}(ref {Runtime.Reader} json)"))
        {
            List<MemberSpec> members = [.. type.Members.Where(member => member.IsReadable)];
            List<string> skipped = discriminator is null ? [] : [discriminator];
            skipped.AddRange(type.Members.Where(member => isResult && !member.IsReadable).Select(member => member.JsonName));
            IReadOnlyList<string> locals = MemberLoop.Emit(
                writer, wire, members, skipped, discriminator is null ? 0 : 1, name.Substring("Read".Length), isResult);
            writer.Write($"return json.Failed ? default! : {Construction(type, members, locals)};");
        }

        writer.Gap();
    }

    private static string Construction(ObjectSpec type, List<MemberSpec> members, IReadOnlyList<string> locals)
    {
        HashSet<string> constructed = new(type.Constructor, StringComparer.Ordinal);
        IEnumerable<string> arguments = type.Constructor.Select(member => locals[members.FindIndex(candidate => candidate.Name == member)]);
        List<string> initializers = [.. members.Select((member, i) => (member, local: locals[i]))
            .Where(pair => !constructed.Contains(pair.member.Name))
            .Select(pair => $"{Identifiers.Escape(pair.member.Name)} = {pair.local}")];
        string initializer = initializers.Count == 0 ? "" : $" {{ {string.Join(", ", initializers)} }}";
        return $"new {type.Type}({string.Join(", ", arguments)}){initializer}";
    }

    private void EmitUnionReader(SourceWriter writer, string name, ObjectSpec type, bool isResult)
    {
        string values = wire.NamesOf(Identifiers.WordOf(type.Type) + "Kinds", type.Branches.Select(branch => branch.Value));
        string member = Literals.Of(JsonText.CanonicalName(type.Discriminator!));
        writer.Gap();
        using (writer.Begin($"internal static {type.Type} {name}(ref {Runtime.Reader} json) => json.PeekDiscriminator({member}u8, {values}) switch", "};"))
        {
            int i = 0;
            foreach (BranchSpec branch in type.Branches)
            {
                string reader = Reader(wire.Types.ObjectOf(branch), isResult, type.Discriminator, "As" + Identifiers.WordOf(type.Type));
                writer.Write($"{Literals.Of(i++)} => {reader}(ref json),");
            }

            writer.Write("_ => default!,");
        }

        writer.Gap();
    }

    private void EmitWriter(SourceWriter writer, string name, ObjectSpec type, bool isResult, (string Name, string Value)? discriminator)
    {
        writer.Gap();
        using (writer.Begin($"internal static void {name}({type.Type} value, {Runtime.Writer} json)"))
        {
            CanonicalMembers members = new(wire, isResult);
            foreach (MemberSpec member in type.Members.Where(member => isResult || member.IsReadable))
            {
                members.Add(member, $"value.{Identifiers.Escape(member.Name)}");
            }

            if (discriminator is { } kind)
            {
                members.Add(kind.Name, $"json.String({Literals.Of(kind.Value)});");
            }

            members.Emit(writer);
        }

        writer.Gap();
    }

    private void EmitUnionWriter(SourceWriter writer, string name, ObjectSpec type, bool isResult)
    {
        writer.Gap();
        using (writer.Begin($"internal static void {name}({type.Type} value, {Runtime.Writer} json)"))
        {
            foreach (BranchSpec branch in type.Branches)
            {
                ObjectSpec derived = wire.Types.ObjectOf(branch);
                string method = Writer(derived, isResult, (type.Discriminator!, branch.Value), "As" + Identifiers.WordOf(type.Type));
                using (writer.Begin($"if (value.GetType() == typeof({derived.Type}))"))
                {
                    writer.Write($"{method}(({derived.Type})value, json);");
                    writer.Write("return;");
                }

                writer.Gap();
            }

            string message = Literals.Of("{0} is no declared derived type of " + Identifiers.WordOf(type.Type) + ".");
            writer.Write($"throw new global::System.InvalidOperationException(string.Format({Runtime.Invariant}, {message}, value.GetType()));");
        }

        writer.Gap();
    }
}
