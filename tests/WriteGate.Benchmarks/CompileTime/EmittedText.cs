using System.Text;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Benchmarks.CompileTime;

/// <summary>How many bytes are generated for a tool and for a record, and what for.</summary>
internal static class EmittedText
{
    private const string ToolsSuffix = ".Tools.g.cs";

    public static void Measure(Samples samples, GeneratorDriverRunResult output, int items)
    {
        Dictionary<string, double> bytes = new(StringComparer.Ordinal) { ["all"] = 0, ["reader"] = 0, ["writer"] = 0, ["schema"] = 0 };
        double records = 0;
        int recordCount = 0;
        int tools = 0;
        foreach (SyntaxTree tree in output.GeneratedTrees)
        {
            if (!tree.FilePath.EndsWith(ToolsSuffix, StringComparison.Ordinal))
            {
                records += BytesOf(tree.GetRoot());
                recordCount++;
                continue;
            }

            bytes["all"] += BytesOf(tree.GetRoot());
            foreach (MemberDeclarationSyntax member in tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
            {
                tools += member is MethodDeclarationSyntax { Identifier.Text: "ReadArguments" } ? 1 : 0;
                if (PurposeOf(member) is { } purpose)
                {
                    bytes[purpose] += BytesOf(member);
                }
            }
        }

        if (tools + recordCount != items)
        {
            throw new InvalidOperationException($"{items} items were annotated, but {tools} tools and {recordCount} records were generated.");
        }

        foreach ((string purpose, double count) in bytes)
        {
            samples.Add($"emitted.{purpose}", count / tools);
        }

        samples.Add("emitted.rest", (bytes["all"] - bytes["reader"] - bytes["writer"] - bytes["schema"]) / tools);
        samples.Add("emitted.record", records / recordCount);
    }

    // The shared class of a file holds the readers and writers of what the tools' arguments and results are made of.
    private static string? PurposeOf(MemberDeclarationSyntax member) => (member, member.Parent) switch
    {
        (MethodDeclarationSyntax { Identifier.Text: "Schema" }, _) => "schema",
        (MethodDeclarationSyntax { Identifier.Text: "ReadArguments" or "ReadResult" }, _) => "reader",
        (MethodDeclarationSyntax { Identifier.Text: "WriteBody" or "WriteResult" }, _) => "writer",
        (MethodDeclarationSyntax method, ClassDeclarationSyntax { Identifier.Text: "Wire" })
            => method.Identifier.Text.StartsWith("Write", StringComparison.Ordinal) ? "writer" : "reader",
        (FieldDeclarationSyntax, ClassDeclarationSyntax { Identifier.Text: "Wire" }) => "reader",
        _ => null,
    };

    private static int BytesOf(SyntaxNode node) => Encoding.UTF8.GetByteCount(node.ToFullString());
}
