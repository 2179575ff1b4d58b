using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Tests.Verifiers.Subjects;

/// <summary>Renames Bad… to Good…, for all of a project too.</summary>
public class GoodNameFixer : CodeFixProvider
{
    protected virtual string Prefix => "Good";

    public override ImmutableArray<string> FixableDiagnosticIds => ["T0001"];

    public override FixAllProvider? GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var prefix in new[] { Prefix, "Best" })
        {
            context.RegisterCodeFix(
                CodeAction.Create($"Call it {prefix}", token => RenameAsync(context.Document, context.Span, prefix, token), prefix),
                context.Diagnostics);
        }
        return Task.CompletedTask;
    }

    private static async Task<Document> RenameAsync(Document document, TextSpan name, string prefix, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken);
        return document.WithText(text.WithChanges(new TextChange(new TextSpan(name.Start, "Bad".Length), prefix)));
    }
}

/// <summary>Changes the name and leaves it bad.</summary>
public sealed class UselessFixer : GoodNameFixer
{
    protected override string Prefix => "BadStill";
}
