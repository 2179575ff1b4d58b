using WriteGate.Json;

namespace WriteGate.Tests.Json;

internal sealed record Address(string Street, string City, string? Zip)
{
    private static readonly MemberNames Names = new("street", "city", "zip");

    public static Address Read(ref StrictJsonReader json)
    {
        string street = null!;
        string city = null!;
        string? zip = null;
        ObjectScope scope = json.BeginObject();
        while (json.NextMember(ref scope, Names, out int member))
        {
            switch (member)
            {
                case 0: street = json.ReadString(); break;
                case 1: city = json.ReadString(); break;
                case 2: zip = json.TryReadNull() ? null : json.ReadString(); break;
            }
        }

        json.EndObject(scope, Names, 0b011);
        return new(street, city, zip);
    }
}

/// <summary>Arguments with a member of every shape, read as generated code does.</summary>
internal sealed record Order(
    string Id, string Title, Stage Stage, int Count, double Price, bool Rush, DateOnly Due, string[] Tags, Address Address, string? Note)
{
    public const string Json = """
        {"id":"D-1042","title":"Renewal of the yearly contract","stage":"Won","count":12,"price":1999.95,"rush":true,"due":"2026-03-01","tags":["crm","renewal","emea"],"address":{"street":"1 Main Street","city":"Springfield","zip":"01101"},"note":null}
        """;

    private static readonly MemberNames Names = new("id", "title", "stage", "count", "price", "rush", "due", "tags", "address", "note");
    private static readonly TextRules TitleRules = new() { MinLength = 1, MaxLength = 120, NotBlank = true };
    private static readonly NumberRules<int> CountRules = new() { Min = 1, Max = 100 };
    private static readonly ListRules TagRules = new() { MaxItems = 3 };

    public static Order Read(ref StrictJsonReader json)
    {
        string id = null!;
        string title = null!;
        Stage stage = default;
        int count = default;
        double price = default;
        bool rush = default;
        DateOnly due = default;
        string[] tags = null!;
        Address address = null!;
        string? note = null;
        ObjectScope scope = json.BeginObject();
        while (json.NextMember(ref scope, Names, out int member))
        {
            switch (member)
            {
                case 0: id = json.ReadString(); break;
                case 1: title = json.ReadString(TitleRules); break;
                case 2: stage = json.ReadEnum(Deal.Stages); break;
                case 3: count = json.ReadInteger(CountRules); break;
                case 4: price = json.ReadNumber<double>(); break;
                case 5: rush = json.ReadBoolean(); break;
                case 6: due = json.ReadDateOnly(); break;
                case 7: tags = ReadTags(ref json); break;
                case 8: address = Address.Read(ref json); break;
                case 9: note = json.TryReadNull() ? null : json.ReadString(); break;
            }
        }

        json.EndObject(scope, Names, 0b01_1111_1111);
        return new(id, title, stage, count, price, rush, due, tags, address, note);
    }

    // Straight into an array of the largest size allowed, so that what is allocated is the result and nothing else.
    private static string[] ReadTags(ref StrictJsonReader json)
    {
        string[] tags = new string[3];
        int count = 0;
        ListScope scope = json.BeginList();
        while (json.NextItem(ref scope))
        {
            string tag = json.ReadString();
            if (count < tags.Length)
            {
                tags[count++] = tag;
            }
        }

        json.EndList(scope, TagRules);
        return count == tags.Length ? tags : tags[..count];
    }
}
