using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Tests.Verifiers.Subjects;
using WriteGate.Verifiers;
using Verify = WriteGate.Verifiers.CSharpAnalyzerVerifier<WriteGate.Analyzers.Tests.Verifiers.Subjects.BadNameAnalyzer>;

namespace WriteGate.Analyzers.Tests.Verifiers;

public sealed class AnalyzerVerifierTests
{
    [Theory]
    [InlineData("class [|Bad|]; class {|T0001:Bad2|};")]
    [InlineData("class Good;")]
    [InlineData("#pragma warning disable T0001\nclass Bad;")]
    public Task What_is_marked_passes(string source) => Verify.VerifyAnalyzerAsync(source);

    [Fact]
    public Task What_is_stated_passes() => Verify.VerifyAnalyzerAsync(
        "class {|#0:Bad|};\nclass Bad2;\nclass Bad3;",
        Verify.Diagnostic().WithLocation(0).WithArguments("Bad", "TestProject"),
        Verify.Diagnostic("T0001").WithSpan(2, 7, 2, 11),
        new DiagnosticResult("T0001").WithLocation(3, 7).WithMessage("Type 'Bad3' in 'TestProject' has a bad name"));

    [Fact]
    public Task An_unexpected_diagnostic_fails() => AssertFails("class Bad;", "Reported, not expected: /0/Test0.cs(1,7): warning T0001");

    [Fact]
    public Task A_missing_diagnostic_fails() => AssertFails("class [|Good|];", "Expected, not reported: /0/Test0.cs(1,7) diagnostic T0001");

    [Fact]
    public Task A_diagnostic_elsewhere_fails() => AssertFails("[|class Bad|];", "Expected, not reported");

    [Fact]
    public Task An_unexpected_id_fails() => AssertFails("class {|T0002:Bad|};", "not expected: /0/Test0.cs(1,7): warning T0001");

    [Fact]
    public Task Other_arguments_fail() => AssertFails(
        "class {|#0:Bad|};", "with 'Worse', 'TestProject'", Verify.Diagnostic().WithLocation(0).WithArguments("Worse", "TestProject"));

    [Fact]
    public Task Another_severity_fails() => AssertFails(
        "class {|#0:Bad|};", "error T0001", Verify.Diagnostic().WithLocation(0).WithSeverity(DiagnosticSeverity.Error));

    [Fact]
    public Task A_compiler_error_fails() => AssertFails("class Good : Missing;", "CS0246");

    [Fact]
    public Task A_marked_compiler_error_passes() => Verify.VerifyAnalyzerAsync("class Good : {|CS0246:Missing|};");

    [Fact]
    public async Task An_analyzer_that_throws_fails()
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(
            () => CSharpAnalyzerVerifier<ThrowingAnalyzer>.VerifyAnalyzerAsync("class Good;", new DiagnosticResult("AD0001")));
        Assert.Contains("out of patience", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Each_documentation_mode_is_tried()
        => CSharpAnalyzerVerifier<DocumentedTypeAnalyzer>.VerifyAnalyzerAsync(
            [DocumentationMode.Parse, DocumentationMode.Diagnose], "/// <summary>It.</summary>\n[|class Good;|]");

    [Fact]
    public Task A_rule_that_depends_on_the_documentation_mode_fails()
        => Assert.ThrowsAsync<VerificationException>(() => CSharpAnalyzerVerifier<DocumentedTypeAnalyzer>.VerifyAnalyzerAsync(
            [DocumentationMode.Parse, DocumentationMode.None], "/// <summary>It.</summary>\n[|class Good;|]"));

    [Fact]
    public Task Configuration_files_set_severities()
        => new CSharpAnalyzerTest<BadNameAnalyzer>
        {
            TestState =
            {
                Sources = { "class {|#0:Bad|};", ("/quiet/Quiet.cs", "class Bad2;") },
                AnalyzerConfigFiles =
                {
                    ("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.T0001.severity = error\n[/quiet/*.cs]\ndotnet_diagnostic.T0001.severity = none\n"),
                },
                ExpectedDiagnostics = { new DiagnosticResult("T0001", DiagnosticSeverity.Error).WithLocation(0) },
            },
        }.RunAsync();

    [Fact]
    public Task Sources_may_need_generated_code()
        => new TwinTest<BadNameAnalyzer> { TestCode = SubjectGenerator.Source + " class [|Bad|] : ItemTwin;" }.RunAsync();

    [Theory]
    [InlineData("class [|Bad;")]
    [InlineData("class Bad|];")]
    [InlineData("class {|T0001:Bad|];")]
    public Task A_mark_that_is_not_closed_is_a_mistake_of_the_test(string source)
        => Assert.ThrowsAsync<ArgumentException>(() => Verify.VerifyAnalyzerAsync(source));

    private static async Task AssertFails(string source, string reason, params DiagnosticResult[] expected)
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => Verify.VerifyAnalyzerAsync(source, expected));
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
    }

    private sealed class TwinTest<TAnalyzer> : CSharpAnalyzerTest<TAnalyzer>
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(SoundGenerator)];
    }
}
