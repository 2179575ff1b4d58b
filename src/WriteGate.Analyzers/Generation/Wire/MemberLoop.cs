using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>The loop that reads an object's members into locals.</summary>
internal static class MemberLoop
{
    private static readonly string[] Taken = ["json", "scope", "member", "arguments", "isHidden"];

    /// <summary>Writes the loop.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="wire">The class that holds what is shared.</param>
    /// <param name="members">The members that are read.</param>
    /// <param name="skipped">Names of members that are accepted and skipped: a discriminator, computed members.</param>
    /// <param name="required">How many of the skipped ones, from the first, must be there.</param>
    /// <param name="owner">What the object is called.</param>
    /// <param name="isResult">Whether it is read back from what was written.</param>
    /// <returns>The name of the local of each member.</returns>
    public static IReadOnlyList<string> Emit(
        SourceWriter writer, WireClass wire, IReadOnlyList<MemberSpec> members, IReadOnlyList<string> skipped, int required, string owner, bool isResult)
    {
        NameScope scope = new(Taken);
        List<string> locals = [.. members.Select(member => Identifiers.Escape(scope.Take(Identifiers.Camel(member.Name))))];
        string names = wire.NamesOf(owner + "Members", members.Select(member => member.JsonName).Concat(skipped));
        for (int i = 0; i < members.Count; i++)
        {
            writer.Write($"{members[i].Value.TypeText()} {locals[i]} = {Initial(members[i])};");
        }

        if (members.Any(member => member.IsSensitive))
        {
            writer.Write("bool isHidden = json.HidesValues;");
        }

        writer.Write($"{Runtime.Json}ObjectScope scope = json.BeginObject();");
        if (members.Count + skipped.Count == 0)
        {
            using (writer.Begin($"while (json.NextMember(ref scope, {names}, out _))"))
            {
            }
        }
        else
        {
            using (writer.Begin($"while (json.NextMember(ref scope, {names}, out int member))"))
            using (writer.Begin("switch (member)"))
            {
                for (int i = 0; i < members.Count; i++)
                {
                    string read = wire.Reading.Member(members[i], Identifiers.Pascal(members[i].Name), isResult);
                    EmitCase(writer, i, $"{locals[i]} = {read};", members[i].IsSensitive);
                }

                if (skipped.Count > 0)
                {
                    writer.Write("default: json.Skip(); break;");
                }
            }
        }

        writer.Gap();
        writer.Write($"json.EndObject(scope, {names}, {Bits(members, required)});");
        return locals;
    }

    /// <summary>One case of a switch that reads; what is sensitive is kept out of messages.</summary>
    public static void EmitCase(SourceWriter writer, int label, string statement, bool isSensitive)
    {
        if (!isSensitive)
        {
            writer.Write($"case {Literals.Of(label)}: {statement} break;");
            return;
        }

        writer.Write(
            $"""
            case {Literals.Of(label)}:
                json.HidesValues = true;
                {statement}
                json.HidesValues = isHidden;
                break;
            """);
    }

    private static string Initial(MemberSpec member)
        => member.IsOptional ? member.Default ?? "default!"
            : member.Value.IsNullable ? "null"
            : member.Value.IsValueType ? "default"
            : "null!";

    private static string Bits(IReadOnlyList<MemberSpec> members, int requiredSkipped)
    {
        ulong bits = 0;
        for (int i = 0; i < members.Count + requiredSkipped; i++)
        {
            bits |= i >= members.Count || !members[i].IsOptional ? 1UL << i : 0;
        }

        return bits == 0 ? "0" : "0b" + Convert.ToString((long)bits, 2);
    }
}
