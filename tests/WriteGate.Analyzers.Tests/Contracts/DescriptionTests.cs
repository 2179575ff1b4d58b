using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Tests.Contracts;

/// <summary>What a model is told, whatever the compiler keeps of comments.</summary>
public sealed class DescriptionTests
{
    private const string Record = """
        namespace Crm;

        /// <summary>
        ///   A sales <c>opportunity</c>,
        ///   see <see cref="System.String.Join(string, string[])"/> &amp; <paramref name="x"/>.
        /// </summary>
        [SystemRecord("crm.deal")]
        public sealed partial record Deal
        {
            /// <summary>Its id.</summary>
            [RecordId] public required string Id { get; init; }

            /** <summary>What to do
             *  next.</summary> */
            [WriteTier(WriteTier.Autonomous)] public string? NextStep { get; init; }

            // no documentation
            [WriteTier(WriteTier.Autonomous)] public string? Note { get; init; }

            /// <summary>Not this.</summary>
            [System.ComponentModel.Description("This."), WriteTier(WriteTier.Autonomous)] public string? Told { get; init; }
        }
        """;

    private const string Tools = """
        namespace Crm;

        [AgentTools("crm")]
        public sealed partial class Tools
        {
            /// <summary>Changes a deal.</summary>
            /// <param name="dealId">Which
            /// one.</param>
            /// <param name="changes">How.</param>
            [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId)), Before(nameof(Find))]
            private void Update(string dealId, Patch<Deal> changes, Reason reason, WritePermit permit) { }

            /// Finds it, without tags.
            [WriteTier(WriteTier.ReadOnly)] public Deal? Find(string dealId) => null;
        }

        /// <summary>Why.</summary>
        /// <param name="Text">In words.</param>
        public sealed record Reason(string Text);
        """;

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Parse)]
    [InlineData(DocumentationMode.Diagnose)]
    public void Descriptions_do_not_depend_on_the_documentation_mode(DocumentationMode mode)
    {
        CSharpCompilation compilation = Sources.Compile(mode, Record, Tools);
        Assert.Equal(
            "update=Changes a deal.;dealId=Which one.;changes=How.;reason=;find=Finds it, without tags.;dealId=;"
            + "record=A sales opportunity, see Join & x.;nextStep=What to do next.;note=;told=This.;Reason=Why.;Text=In words.;Id=Its id.",
            Texts(Sources.Tools(compilation).Spec!, Sources.Record(compilation).Spec!));
    }

    [Theory]
    [InlineData(DocumentationMode.None)]
    [InlineData(DocumentationMode.Diagnose)]
    public void A_record_of_another_assembly_says_the_same(DocumentationMode mode)
    {
        CSharpCompilation library = Sources.Generate(Sources.Compile(mode, Record)).WithAssemblyName("Library");
        using MemoryStream dll = new();
        // The dll of a project says the same in every mode, and one without an XML file is the usual one.
        CSharpCompilation built = Sources.Generate(Sources.Compile(DocumentationMode.Parse, Record)).WithAssemblyName("Library");
        Assert.Empty(built.Emit(dll).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        string inSource = Text(Sources.Tools(Sources.Compile(mode, Record, Tools)));
        Assert.Equal(inSource, Text(Sources.Tools(Sources.Compile(mode, Tools).AddReferences(MetadataReference.CreateFromImage(dll.ToArray())))));
        Assert.Equal(inSource, Text(Sources.Tools(Sources.Compile(mode, Tools).AddReferences(library.ToMetadataReference()))));
    }

    [Fact]
    public void The_first_file_of_a_partial_type_that_says_something_speaks()
    {
        RecordContract contract = Sources.Record(
            "[SystemRecord(\"a\")] public partial class Lead { [RecordId] public int Id { get; set; } }",
            "/// <summary>A lead.</summary>\npublic partial class Lead { }");
        Assert.Equal("A lead.", contract.Spec!.Description);
    }

    [Fact]
    public void A_comment_that_is_no_xml_says_nothing()
        => Assert.Equal("", Sources.Tool("/// <summary>A < b.</summary>\n[WriteTier(WriteTier.ReadOnly)] public int Read() => 0;").Description);

    [Fact]
    public void Ordinary_comments_and_regions_do_not_get_in_the_way() => Assert.Equal("Reads.", Sources.Tool("""
        /// <summary>Old.</summary>
        // apart
        /// <summary>Reads.</summary>
        #region Reading
        // why
        [WriteTier(WriteTier.ReadOnly)] public int Read() => 0;
        #endregion
        """).Description);

    private static string Text(ToolsContract contract)
    {
        Assert.Empty(contract.Violations);
        PatchSpec patch = Assert.Single(contract.Spec!.Patches);
        return patch.Description + string.Concat(patch.Fields.Select(f => f.Member.JsonName + f.Member.Description))
            + contract.Spec.Objects.Single(o => o.Type == patch.Type).Description;
    }

    private static string Texts(ToolsSpec tools, RecordSpec record) => string.Join(';',
    [
        .. tools.Tools.SelectMany(t => t.Parameters.Select(p => $"{p.JsonName}={p.Description}").Prepend($"{t.Method.ToLowerInvariant()}={t.Description}")),
        $"record={record.Description}",
        .. tools.Patches[0].Fields.Select(f => $"{f.Member.JsonName}={f.Member.Description}"),
        .. tools.Objects.Where(o => o.Type.EndsWith("Reason", StringComparison.Ordinal)).SelectMany(o => o.Members.Select(m => $"{m.Name}={m.Description}").Prepend($"Reason={o.Description}")),
        .. record.Fields.Where(f => f.Member.Name == "Id").Select(f => $"Id={f.Member.Description}"),
    ]);
}
