using System.Text;

using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>The schemas of objects, of unions of them, and of patches.</summary>
internal sealed class ObjectSchema(StringBuilder json, ValueSchema values, WireTypes types, Dialect dialect)
{
    public void Write(ObjectSpec type, string description, bool isNullable, KeywordText? keywords = null)
    {
        keywords ??= new(dialect);
        string said = keywords.Kept + keywords.Description(description.Length > 0 ? description : type.Description);
        if (type.Branches.Count == 0 && !isNullable)
        {
            Closed(said, Readable(type));
            return;
        }

        json.Append("{\"anyOf\":[");
        if (type.Branches.Count > 0)
        {
            Branches(type);
        }
        else
        {
            Closed("", Readable(type));
        }

        json.Append(isNullable ? ",{\"type\":\"null\"}]" : "]").Append(said).Append('}');
    }

    /// <summary>An object with exactly these members.</summary>
    /// <param name="said">What stands beside, with a comma before it.</param>
    /// <param name="members">The members.</param>
    public void Closed(string said, IEnumerable<MemberSpec> members) => Closed(said, members.Select(Member));

    /// <summary>A patch: null leaves a field unchanged, and one list names the fields to empty.</summary>
    public void OfPatch(PatchSpec patch, string description)
    {
        string text = description.Length > 0 ? description : patch.Description;
        List<Entry> members = [.. patch.Fields.Select(Field)];
        string clearable = string.Join(",", patch.Fields.Where(field => field.CanClear).Select(field => JsonText.Of(field.Member.JsonName)));
        if (clearable.Length > 0)
        {
            KeywordText unique = new(dialect);
            unique.Add(new Keyword("uniqueItems", "true") { IsOfType = !dialect.StatesTypeBounds });
            string toEmpty = new KeywordText(dialect).Description("Fields to empty, each once; [] when none is to be emptied.");
            string list = $"{{\"type\":\"array\"{unique.Kept},\"items\":{{\"type\":\"string\",\"enum\":[{clearable}]}}{toEmpty}}}";
            members.Add(new("clear", dialect.RequiresAll, () => json.Append(list)));
        }

        Closed(new KeywordText(dialect).Description(text), members);
    }

    private void Closed(string said, IEnumerable<Entry> members)
    {
        List<string> required = [];
        json.Append("{\"type\":\"object\"").Append(said).Append(",\"properties\":{");
        string separator = "";
        foreach (Entry member in members)
        {
            string name = JsonText.Of(member.Name);
            json.Append(separator).Append(name).Append(':');
            member.Write();
            separator = ",";
            if (member.IsRequired)
            {
                required.Add(name);
            }
        }

        json.Append("},\"required\":[").Append(string.Join(",", required)).Append("],\"additionalProperties\":false}");
    }

    private Entry Member(MemberSpec member)
    {
        bool isRequired = !member.IsOptional || dialect.RequiresAll;
        if (!member.IsOptional)
        {
            return new(member.JsonName, isRequired, () => values.Write(member.Value, member.Description, member.Value.IsNullable));
        }

        // Left out, it is the default; null needs saying only where that differs, or where nothing may be left out.
        string defaultJson = member.DefaultJson ?? "null";
        bool isNullable = dialect.NullsOptional || (member.Value.IsNullable && defaultJson != "null");
        return new(member.JsonName, isRequired, () => values.Write(member.Value, member.Description, isNullable, defaultJson == "null" ? null : defaultJson));
    }

    private Entry Field(FieldSpec field)
    {
        string name = field.Member.JsonName;
        string keep = dialect.NullsOptional ? "null = leave unchanged" : "Leave it out to keep the current one";
        string clear = field.CanClear ? $"; to empty it, list \"{name}\" in clear" : "";
        string text = field.Member.Description.Length > 0 ? $"{field.Member.Description} " : "";
        text += field.SuggestionFor is { } human ? $"Not written while a person has filled \"{human}\". " : "";
        return new(name, dialect.RequiresAll, () => values.Write(field.Member.Value, $"{text}({keep}{clear}.)", dialect.NullsOptional));
    }

    private void Branches(ObjectSpec type)
    {
        HashSet<string> firstKeys = new(StringComparer.Ordinal);
        foreach (BranchSpec branch in type.Branches)
        {
            ObjectSpec derived = types.ObjectOf(branch);
            List<Entry> members = [.. Readable(derived).Select(Member)];
            members.Insert(0, new(type.Discriminator!, true, () => json.Append($"{{\"type\":\"string\",\"enum\":[{JsonText.Of(branch.Value)}]}}")));
            int first = dialect.SpreadsFirstKeys ? members.FindIndex(member => !firstKeys.Contains(member.Name)) : 0;
            if (first > 0)
            {
                Entry member = members[first];
                members.RemoveAt(first);
                members.Insert(0, member);
            }

            json.Append(firstKeys.Count > 0 ? "," : "");
            firstKeys.Add(members[0].Name);
            Closed(new KeywordText(dialect).Description(derived.Description), members);
        }
    }

    private static IEnumerable<MemberSpec> Readable(ObjectSpec type) => type.Members.Where(member => member.IsReadable);

    private readonly record struct Entry(string Name, bool IsRequired, Action Write);
}
