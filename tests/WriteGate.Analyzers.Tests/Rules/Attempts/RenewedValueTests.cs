using System.Globalization;

namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>WG3004, where each attempt makes the value anew: what a loop within the attempt sums up again is the same again.</summary>
public sealed class RenewedValueTests
{
    [Theory]
    [InlineData("a sum", "int total = 0;", "total = 0; foreach (string tag in order.Tags) { total += tag.Length; }", "total", "")]
    [InlineData("an own field", "", "sum = 0; foreach (string tag in order.Tags) { sum += tag.Length; }", "sum", "")]
    [InlineData("the longest", "string longest = \"\";", "longest = \"\"; foreach (string tag in order.Tags) { if (tag.Length > longest.Length) { longest = tag; } }", "longest", "")]
    [InlineData("a list", "List<string> tags = [];", "tags.Clear(); foreach (string tag in order.Tags) { tags.Add(tag); }", "tags", "")]
    [InlineData("a list made again", "List<string> tags = [];", "tags = new List<string>(); foreach (string tag in order.Tags) { tags.Add(tag); }", "tags", "")]
    [InlineData("a member", "", "order.Priority = 0; foreach (string tag in order.Tags) { order.Priority += tag.Length; }", "order", "")]
    [InlineData("an index", "int i; string all = \"\";", "all = \"\"; for (i = 0; i < order.Tags.Count; i++) { all += order.Tags[i]; }", "all + i", "")]
    [InlineData("told in the catch, forgotten before the write", "int total = 0;", "total = order.Tags.Count;", "total", "total++;")]
    public Task A_value_that_each_attempt_makes_again_is_the_same(string what, string before, string within, string sent, string after)
        => Retry(what, before, within, sent, after);

    [Theory]
    [InlineData("a sum that goes on", "int total = 0;", "foreach (string tag in order.Tags) { {|WG3004:total += tag.Length|}; }", "total", "")]
    [InlineData("a field that goes on", "", "foreach (string tag in order.Tags) { {|WG3004:sum += tag.Length|}; }", "sum", "")]
    [InlineData("set to zero in one case only", "int total = 0;", "if (order.Priority > 3) { {|WG3004:total = 0|}; } foreach (string tag in order.Tags) { {|WG3004:total += tag.Length|}; }", "total", "")]
    [InlineData("set to itself", "int total = 0;", "{|WG3004:total = total + 1|}; foreach (string tag in order.Tags) { {|WG3004:total += tag.Length|}; }", "total", "")]
    [InlineData("a list that grows", "List<string> tags = [];", "foreach (string tag in order.Tags) { {|WG3004:tags.Add(tag)|}; }", "tags", "")]
    [InlineData("the same list under its name", "List<string> tags = [];", "tags = order.Tags; foreach (string tag in order.Id.Split(' ')) { {|WG3004:tags.Add(tag)|}; }", "tags", "")]
    [InlineData("another member", "", "order.Note = \"\"; foreach (string tag in order.Tags) { {|WG3004:order.Priority += tag.Length|}; }", "order", "")]
    [InlineData("another item", "int[] sums = [0, 0];", "sums[0] = 0; foreach (string tag in order.Tags) { {|WG3004:sums[1] += tag.Length|}; }", "sums", "")]
    [InlineData("a loop as long as the attempts", "int total = 0;", "total = 0; for (int i = 0; {|WG3004:i < attempt|}; i++) { total += 2; }", "total", "")]
    [InlineData("set to zero too late", "int total = 0;", "{|WG3004:total++|};", "total", "if (order.Priority > 3) { {|WG3004:total = 0|}; }")]
    public Task What_goes_on_from_the_attempt_before_differs(string what, string before, string within, string sent, string after)
        => Retry(what, before, within, sent, after);

    [Fact]
    public Task An_expression_may_be_very_deep()
        => Retry("deep", "string note = order.Note;", "", "note" + string.Concat(Enumerable.Repeat(" + note", 10_000)) + " + {|WG3004:DateTimeOffset.UtcNow|}", "");

    [Fact]
    public Task A_chain_of_calls_may_be_very_long()
        => Retry("long", "", "", "order.Note" + string.Concat(Enumerable.Repeat(".Trim()", 1_000)), "");

    private static Task Retry(string what, string before, string within, string sent, string after) => AttemptTest.Body(
        string.Create(CultureInfo.InvariantCulture, $$"""
            {{before}}
            for (int attempt = 0; attempt < 3; attempt++)
            {
                {{within}}
                try { return await http.PostAsJsonAsync("/orders", new { Value = {{sent}} }, ct); }
                catch (HttpRequestException) { {{after}} await Task.Delay(Wait(attempt), ct); }
            }
            return null;
            """),
        $"private int sum; private const string What = \"{what}\";");
}
