using WriteGate.Analyzers.Tests.Verifiers.Subjects;
using WriteGate.Verifiers;
using Verify = WriteGate.Verifiers.CSharpCodeFixVerifier<
    WriteGate.Analyzers.Tests.Verifiers.Subjects.BadNameAnalyzer,
    WriteGate.Analyzers.Tests.Verifiers.Subjects.GoodNameFixer>;

namespace WriteGate.Analyzers.Tests.Verifiers;

public sealed class CodeFixVerifierTests
{
    [Fact]
    public Task All_marked_places_are_fixed()
        => Verify.VerifyCodeFixAsync("class [|Bad1|]; class [|Bad2|];", "class Good1; class Good2;");

    [Fact]
    public Task A_stated_place_is_fixed()
        => Verify.VerifyCodeFixAsync("class {|#0:Bad|};", Verify.Diagnostic().WithLocation(0), "class Good;");

    [Fact]
    public async Task Another_result_fails()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(
            () => Verify.VerifyCodeFixAsync("class [|Bad|];", "class Better;"));
        Assert.Contains("actual:   class Good;", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_fix_where_none_is_expected_fails()
        => Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyCodeFixAsync("class [|Bad|];", "class [|Bad|];"));

    [Fact]
    public async Task A_fix_that_leaves_its_diagnostic_fails()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() =>
            CSharpCodeFixVerifier<BadNameAnalyzer, UselessFixer>.VerifyCodeFixAsync("class [|Bad|];", "class BadStill;"));
        Assert.Contains("is still offered", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_fix_that_breaks_the_code_fails()
        => Assert.ThrowsAsync<VerificationException>(
            () => Verify.VerifyCodeFixAsync("class [|Bad|]; class Good;", "class Good; class Good;"));

    [Theory]
    [InlineData(1, null)]
    [InlineData(0, "Best")]
    public Task Another_action_can_be_chosen(int index, string? key)
        => new CSharpCodeFixTest<BadNameAnalyzer, GoodNameFixer>
        {
            TestCode = "class [|Bad|];",
            FixedCode = "class Best;",
            CodeActionIndex = index,
            CodeActionEquivalenceKey = key,
        }.RunAsync();
}
