using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>Writes an object's members in the order of RFC 8785, UTF-16 code units of the names, so that nothing is sorted at run time.</summary>
internal sealed class CanonicalMembers(WireClass wire, bool isResult)
{
    private readonly List<(string Name, Action<SourceWriter> Emit)> members = [];
    private readonly NameScope locals = new(["json", "value", "arguments", "result"]);

    /// <summary>Adds a member whose value an expression gives.</summary>
    public void Add(MemberSpec member, string expression)
    {
        string local = Identifiers.Escape(locals.Take(Identifiers.Camel(member.Name)));
        members.Add((member.JsonName, writer => wire.Writing.OrNull(writer, member.Value, expression, local, Identifiers.Pascal(member.Name), isResult)));
    }

    /// <summary>Adds a member that one statement writes.</summary>
    public void Add(string name, string statement) => members.Add((name, writer => writer.Write(statement)));

    public void Emit(SourceWriter writer)
    {
        writer.Write("json.BeginObject();");
        foreach ((string name, Action<SourceWriter> emit) in members.OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            writer.Write($"json.Member({Literals.Of(JsonText.CanonicalName(name))}u8);");
            emit(writer);
        }

        writer.Write("json.EndObject();");
    }
}
