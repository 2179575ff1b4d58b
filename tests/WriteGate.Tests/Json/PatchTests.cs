using WriteGate.Json;
using WriteGate.Records;

namespace WriteGate.Tests.Json;

public sealed class PatchTests
{
    private static Patch<Deal> Read(ref StrictJsonReader json) => json.ReadPatch<Deal>();

    private static Deal.PatchSlots Good(string json) => (Deal.PatchSlots)PatchData.ValuesOf(Reading.Good(json, Read))!;

    [Fact]
    public void Null_and_absent_fields_are_kept_and_the_others_set()
    {
        Deal.PatchSlots slots = Good("{\"title\":null,\"nextStep\":\"Call back\",\"due\":null,\"stage\":\"Won\",\"clear\":[]}");
        Assert.Equal(("Call back", Stage.Won), (slots.NextStep, slots.Stage));
        Assert.Equal(2, slots.Touched.Count);
        Assert.True(slots.ClearedFields.IsEmpty);
    }

    [Theory]
    [InlineData("{\"clear\":[\"due\",\"nextStep\"]}")]
    [InlineData("{\"nextStep\":null,\"due\":null,\"clear\":[\"nextStep\",\"d\\u0075e\"]}")]
    [InlineData("{\"\\u0063lear\":[\"nextStep\",\"due\"],\"due\":null}")]
    public void Fields_are_emptied_by_name(string json)
    {
        Deal.PatchSlots slots = Good(json);
        Assert.True(slots.SetFields.IsEmpty);
        Assert.True(slots.ClearedFields.Contains(1) && slots.ClearedFields.Contains(2));
        Assert.Equal(2, slots.ClearedFields.Count);
    }

    [Fact]
    public void A_missing_or_null_list_empties_nothing()
    {
        Assert.True(Good("{\"title\":\"x\"}").ClearedFields.IsEmpty);
        Assert.True(Good("{\"title\":\"x\",\"clear\":null}").ClearedFields.IsEmpty);
    }

    [Fact]
    public void A_patch_that_was_read_is_frozen()
        => Assert.Throws<InvalidOperationException>(() => PatchData.Open<Deal, Deal.PatchSlots>(Reading.Good("{\"title\":\"x\"}", Read)));

    [Theory]
    [InlineData("{}", ViolationCode.EmptyPatch, "")]
    [InlineData("{\"title\":null,\"clear\":[]}", ViolationCode.EmptyPatch, "")]
    [InlineData("null", ViolationCode.WrongType, "")]
    [InlineData("[]", ViolationCode.WrongType, "")]
    [InlineData("{\"amount\":1,\"title\":\"x\"}", ViolationCode.ProtectedField, "/amount")]
    [InlineData("{\"am\\u006funt\":null}", ViolationCode.ProtectedField, "/amount")]
    [InlineData("{\"region\":\"EMEA\"}", ViolationCode.UnknownMember, "/region")]
    [InlineData("{\"Title\":\"x\"}", ViolationCode.UnknownMember, "/Title")]
    [InlineData("{\"\\ud800\":\"x\"}", ViolationCode.UnknownMember, "/\uFFFD")]
    [InlineData("{\"title\":\"x\",\"t\\u0069tle\":\"y\"}", ViolationCode.Duplicate, "/title")]
    [InlineData("{\"title\":null,\"title\":\"y\"}", ViolationCode.Duplicate, "/title")]
    [InlineData("{\"clear\":[\"due\"],\"clear\":[\"nextStep\"]}", ViolationCode.Duplicate, "/clear")]
    [InlineData("{\"clear\":\"due\"}", ViolationCode.WrongType, "/clear")]
    [InlineData("{\"clear\":[1]}", ViolationCode.WrongType, "/clear/0")]
    [InlineData("{\"clear\":[\"due\",\"title\"]}", ViolationCode.NotClearable, "/clear/1")]
    [InlineData("{\"clear\":[\"amount\"]}", ViolationCode.ProtectedField, "/clear/0")]
    [InlineData("{\"clear\":[\"clear\"]}", ViolationCode.UnknownMember, "/clear/0")]
    [InlineData("{\"clear\":[\"due\",\"due\"]}", ViolationCode.DuplicateItem, "/clear/1")]
    [InlineData("{\"clear\":[\"\\ud800\"]}", ViolationCode.UnknownMember, "/clear/0")]
    [InlineData("{\"due\":\"2026-03-01\",\"clear\":[\"due\"]}", ViolationCode.SetAndClear, "/due")]
    [InlineData("{\"clear\":[\"bank~/iban\"],\"bank~/iban\":\"DE\"}", ViolationCode.SetAndClear, "/bank~0~1iban")]
    [InlineData("{\"due\":\"tomorrow\"}", ViolationCode.BadFormat, "/due")]
    [InlineData("{\"nextStep\":\"far more than twenty characters\"}", ViolationCode.BadLength, "/nextStep")]
    public void A_patch_that_is_wrong_is_refused_where_it_is_wrong(string json, string code, string path)
    {
        Violation violation = Reading.Bad(json, Read);
        Assert.Equal((code, path), (violation.Code, violation.Path));
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once()
        => Assert.Equal(
            ["/items/3/changes/amount", "/items/3/changes/clear/0", "/items/3/changes/stage", "/items/3/changes/due"],
            Reading.Of(
                """
                {"items":[{"changes":{"title":"a"}},{"changes":{"title":"b"}},{"changes":{"title":"c"}},
                {"changes":{"amount":5,"clear":["title","due"],"due":"2026-03-01","stage":"won"}}]}
                """,
                ReadItems).Violations.Select(violation => violation.Path));

    [Fact]
    public void A_protected_field_is_told_with_the_fields_that_are_not()
        => Assert.Equal(
            "is protected; no agent may change it; the fields that can be changed are \"title\", \"nextStep\", \"due\", \"stage\", \"bank~/iban\"",
            Reading.Bad("{\"amount\":1}", Read).Message);

    [Fact]
    public void The_value_of_a_sensitive_field_is_not_shown()
    {
        Assert.Equal("must be a string; got a number", Reading.Bad("{\"bank~/iban\":4711}", Read).Message);
        Assert.Equal("must be a string; got 4711", Reading.Bad("{\"title\":4711}", Read).Message);
    }

    [Theory]
    [InlineData("{\"title\":\"x\",\"clear\":[\"nextStep\",\"due\"],\"stage\":\"Lost\",\"bank~/iban\":\"DE\"}", "{\"bank~/iban\":\"DE\",\"clear\":[\"due\",\"nextStep\"],\"stage\":\"Lost\",\"title\":\"x\"}")]
    [InlineData("{\"stage\":\"Lost\",\"title\":null,\"clear\":[]}", "{\"stage\":\"Lost\"}")]
    [InlineData("{\"due\":\"2026-03-01\"}", "{\"due\":\"2026-03-01\"}")]
    public void A_patch_has_one_canonical_text_that_reads_back(string json, string canonical)
    {
        Assert.Equal(canonical, Text(Reading.Good(json, Read)));
        Assert.Equal(canonical, Text(Reading.Good(canonical, Read)));
    }

    [Fact]
    public void A_patch_that_nothing_was_set_in_is_an_empty_object()
        => Assert.Equal("{}", Text(new Patch<Deal>()));

    private static string Text(Patch<Deal> patch) => Writing.Of(json => json.Patch(patch));

    private static bool ReadItems(ref StrictJsonReader json)
    {
        MemberNames document = new("items");
        MemberNames item = new("changes");
        ObjectScope outer = json.BeginObject();
        while (json.NextMember(ref outer, document, out _))
        {
            ListScope list = json.BeginList();
            while (json.NextItem(ref list))
            {
                ObjectScope scope = json.BeginObject();
                while (json.NextMember(ref scope, item, out _))
                {
                    json.ReadPatch<Deal>();
                }

                json.EndObject(scope, item, 1);
            }

            json.EndList(list, null);
        }

        json.EndObject(outer, document, 1);
        return true;
    }
}
