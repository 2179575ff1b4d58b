using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>The schemas of objects, of unions of them, and of patches.</summary>
internal sealed class ObjectSchema(ValueSchema values, WireTypes types, Dialect dialect)
{
    public string Of(ObjectSpec type, string description, bool isNullable, KeywordText? keywords = null)
    {
        keywords ??= new(dialect);
        string text = description.Length > 0 ? description : type.Description;
        if (type.Branches.Count > 0)
        {
            IEnumerable<string> branches = Branches(type).Concat(isNullable ? ["{\"type\":\"null\"}"] : []);
            return $"{{\"anyOf\":[{string.Join(",", branches)}]{keywords.Kept}{keywords.Description(text)}}}";
        }

        string said = keywords.Kept + keywords.Description(text);
        IEnumerable<MemberSpec> members = type.Members.Where(member => member.IsReadable);
        return isNullable ? $"{{\"anyOf\":[{Closed("", members)},{{\"type\":\"null\"}}]{said}}}" : Closed(said, members);
    }

    /// <summary>An object with exactly these members.</summary>
    /// <param name="said">What stands beside, with a comma before it.</param>
    /// <param name="members">The members.</param>
    public string Closed(string said, IEnumerable<MemberSpec> members)
        => Closed(said, members.Select(member => (member.JsonName, Member(member), !member.IsOptional || dialect.RequiresAll)));

    /// <summary>A patch: null leaves a field unchanged, and one list names the fields to empty.</summary>
    public string OfPatch(PatchSpec patch, string description)
    {
        string text = description.Length > 0 ? description : patch.Description;
        List<(string Name, string Schema, bool IsRequired)> members = [.. patch.Fields.Select(field =>
            (field.Member.JsonName, Field(field), dialect.RequiresAll))];
        string clearable = string.Join(",", patch.Fields.Where(field => field.CanClear).Select(field => JsonText.Of(field.Member.JsonName)));
        if (clearable.Length > 0)
        {
            KeywordText unique = new(dialect);
            unique.Add(new Keyword("uniqueItems", "true") { IsOfType = !dialect.StatesTypeBounds });
            string toEmpty = new KeywordText(dialect).Description("Fields to empty, each once; [] when none is to be emptied.");
            members.Add(("clear", $"{{\"type\":\"array\"{unique.Kept},\"items\":{{\"type\":\"string\",\"enum\":[{clearable}]}}{toEmpty}}}", dialect.RequiresAll));
        }

        return Closed(new KeywordText(dialect).Description(text), members);
    }

    private static string Closed(string said, IEnumerable<(string Name, string Schema, bool IsRequired)> members)
    {
        string properties = string.Join(",", members.Select(member => $"{JsonText.Of(member.Name)}:{member.Schema}"));
        string required = string.Join(",", members.Where(member => member.IsRequired).Select(member => JsonText.Of(member.Name)));
        return $"{{\"type\":\"object\"{said},\"properties\":{{{properties}}},\"required\":[{required}],\"additionalProperties\":false}}";
    }

    private string Member(MemberSpec member)
    {
        if (!member.IsOptional)
        {
            return values.Of(member.Value, member.Description, member.Value.IsNullable);
        }

        // Left out, it is the default; null needs saying only where that differs, or where nothing may be left out.
        string defaultJson = member.DefaultJson ?? "null";
        bool isNullable = dialect.NullsOptional || (member.Value.IsNullable && defaultJson != "null");
        return values.Of(member.Value, member.Description, isNullable, defaultJson == "null" ? null : defaultJson);
    }

    private string Field(FieldSpec field)
    {
        string name = field.Member.JsonName;
        string keep = dialect.NullsOptional ? "null = leave unchanged" : "Leave it out to keep the current one";
        string clear = field.CanClear ? $"; to empty it, list \"{name}\" in clear" : "";
        string text = field.Member.Description.Length > 0 ? $"{field.Member.Description} " : "";
        return values.Of(field.Member.Value, $"{text}({keep}{clear}.)", dialect.NullsOptional);
    }

    private IEnumerable<string> Branches(ObjectSpec type)
    {
        HashSet<string> firstKeys = new(StringComparer.Ordinal);
        foreach (BranchSpec branch in type.Branches)
        {
            ObjectSpec derived = types.ObjectOf(branch);
            List<(string Name, string Schema, bool IsRequired)> members = [.. derived.Members.Where(member => member.IsReadable)
                .Select(member => (member.JsonName, Member(member), !member.IsOptional || dialect.RequiresAll))];
            string value = $"{{\"type\":\"string\",\"enum\":[{JsonText.Of(branch.Value)}]}}";
            members.Insert(0, (type.Discriminator!, value, true));
            int first = dialect.SpreadsFirstKeys ? members.FindIndex(member => !firstKeys.Contains(member.Name)) : 0;
            if (first > 0)
            {
                (string, string, bool) member = members[first];
                members.RemoveAt(first);
                members.Insert(0, member);
            }

            firstKeys.Add(members[0].Name);
            yield return Closed(new KeywordText(dialect).Description(derived.Description), members);
        }
    }
}
