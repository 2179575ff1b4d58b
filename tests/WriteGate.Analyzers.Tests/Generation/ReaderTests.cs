using WriteGate.Json;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>Generated readers and writers, compiled and run.</summary>
public sealed class ReaderTests
{
    [Theory]
    [InlineData("crm_update_deal", """{"dealId":"d1","changes":{"nextStep":"Call","stage":null,"due":null,"tags":null,"iban":null,"clear":["due"]}}""", """{"changes":{"clear":["due"],"nextStep":"Call"},"dealId":"d1"}""")]
    [InlineData("crm_update_deal", """{"changes":{"tags":["b","a"]},"dealId":"d1"}""", """{"changes":{"tags":["b","a"]},"dealId":"d1"}""")]
    [InlineData("crm_open_task", """{"code":"c","priority":2.0}""", """{"code":"c","note":null,"priority":2}""")]
    public async Task Arguments_become_one_canonical_body(string tool, string json, string body)
    {
        using ToolDriver driver = new(await Generated.Crm, "Crm.CrmTools");

        Assert.Equal(body, driver.Read(tool, json).Body);
        Assert.Equal(body, driver.Read(tool, body).Body);
    }

    [Theory]
    [InlineData("wide_search", """{"query":"x"}""", """{"after":null,"lang":"en","limit":10,"priority":"Normal","query":"x"}""")]
    [InlineData("wide_search", """{"query":"x","limit":null,"priority":null,"after":null,"lang":null}""", """{"after":null,"lang":null,"limit":10,"priority":"Normal","query":"x"}""")]
    [InlineData("wide_count_all", "{}", "{}")]
    [InlineData("wide_draw", """{"figure":{"radius":1.5,"kind":"circle"},"other":null,"all":[{"kind":"square","side":2,"where":{"street":"s","zip":null}}]}""",
        """{"all":[{"kind":"square","side":2,"where":{"street":"s","zip":null}}],"figure":{"kind":"circle","radius":1.5},"other":null}""")]
    [InlineData("wide_lists", """{"few":[3,1],"priorities":["High"],"names":null,"rows":[[1],[]],"gaps":[1,null],"prices":[{"key":"b","value":{"amount":1,"currency":"EUR"}},{"key":"a","value":{"currency":"EUR","amount":2.50}}]}""",
        """{"channels":["Mail"],"few":[3,1],"gaps":[1,null],"names":null,"prices":{"a":{"amount":2.5,"currency":"EUR"},"b":{"amount":1,"currency":"EUR"}},"priorities":["High"],"rows":[[1],[]]}""")]
    [InlineData("wide_make", """{"code":"c","contact":{"name":"n","email":null,"given \"name\"":"g"}}""", """{"code":"c","contact":{"age":3,"email":null,"given \"name\"":"g","name":"n"}}""")]
    public async Task Every_kind_of_value_becomes_one_canonical_body(string tool, string json, string body)
    {
        using ToolDriver driver = new(await Generated.Wide, "Wide.WideTools");

        Assert.Equal(new ToolDriver.Answer(body, []).ToString(), driver.Read(tool, json).ToString());
        Assert.Equal(body, driver.Read(tool, body).Body);
    }

    [Theory]
    [InlineData("wide_search", """{"query":"x","limit":51}""", ViolationCode.OutOfRange, "/limit")]
    [InlineData("wide_search", """{"query":"x","extra":1}""", ViolationCode.UnknownMember, "/extra")]
    [InlineData("wide_search", """{"query":"x","query":"y"}""", ViolationCode.Duplicate, "/query")]
    [InlineData("wide_search", """{"limit":1}""", ViolationCode.Missing, "/query")]
    [InlineData("wide_search", """{"query":"x","priority":"high"}""", ViolationCode.NotAllowed, "/priority")]
    [InlineData("wide_lists", """{"few":[],"priorities":["Low","Low"],"names":null,"rows":[],"gaps":[],"prices":{}}""", ViolationCode.DuplicateItem, "/priorities/1")]
    [InlineData("wide_places", """{"home":{"street":"","zip":null},"work":null,"all":[],"named":null}""", ViolationCode.BadLength, "/home/street")]
    [InlineData("wide_draw", """{"figure":{"kind":"line"},"other":null,"all":[]}""", ViolationCode.NotAllowed, "/figure/kind")]
    [InlineData("wide_make", """{"code":"c","contact":{"name":"n","email":null,"given \"name\"":null,"shown":"n!"}}""", ViolationCode.UnknownMember, "/contact/shown")]
    [InlineData("wide_change", """{"thingId":"6f9619ff-8b86-d011-b42d-00c04fc964ff","patch":{"count":101}}""", ViolationCode.OutOfRange, "/patch/count")]
    public async Task What_is_wrong_is_said_where_it_is(string tool, string json, string code, string path)
    {
        using ToolDriver driver = new(await Generated.Wide, "Wide.WideTools");

        Violation violation = Assert.Single(driver.Read(tool, json).Violations);
        Assert.Equal((code, path), (violation.Code, violation.Path));
    }

    [Fact]
    public async Task C5_all_violations_are_collected()
    {
        using ToolDriver driver = new(await Generated.Crm, "Crm.CrmTools");

        ToolDriver.Answer answer = driver.Read("crm_update_deal", """{"changes":{"amount":1,"nextStep":5,"stage":"Lost","due":"2026-02-30","clear":["stage"]},"extra":0}""");

        Assert.Equal(
            ["/changes/amount", "/changes/clear/0", "/changes/due", "/changes/nextStep", "/changes/stage", "/dealId", "/extra"],
            answer.Violations.Select(violation => violation.Path).Order(StringComparer.Ordinal));
        Assert.Equal(ViolationCode.ProtectedField, answer.Violations[0].Code);
    }

    [Fact]
    public async Task A_sensitive_value_stands_in_no_message()
    {
        using ToolDriver driver = new(await Generated.Wide, "Wide.WideTools");

        Assert.DoesNotContain("12345", driver.Read("wide_rules", """{"secret":12345}""").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_is_read_back_with_what_a_type_computes_passed_over()
    {
        using ToolDriver driver = new(await Generated.Wide, "Wide.WideTools");

        (string stored, string again) = await driver.ActAsync("wide_make", """{"code":"c","contact":{"name":"n","email":"a@b.example","given \"name\"":null}}""");

        Assert.Equal("""{"by":{"age":3,"email":"a@b.example","given \"name\"":null,"name":"n","shown":"n!"},"id":"c"}""", stored);
        Assert.Equal(stored, again);
    }

    [Fact]
    public async Task The_key_is_made_of_the_parts_in_their_order()
    {
        using ToolDriver driver = new(await Generated.Crm, "Crm.CrmTools");

        Assert.Equal("acme/crm_call_lead/L7", driver.KeyOf("crm_call_lead", """{"leadId":"L7"}"""));
        Assert.StartsWith("acme/crm_update_deal/d1/#", driver.KeyOf("crm_update_deal", """{"dealId":"d1","changes":{"nextStep":"x"}}"""), StringComparison.Ordinal);
    }
}
