using System.Runtime.CompilerServices;

using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>
/// The generated text itself, one file an aspect and shape: what a security reviewer reads. Set
/// <c>WRITEGATE_UPDATE_SNAPSHOTS=1</c> to write them anew, and review the difference.
/// </summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task Record() => VerifyAsync("Record", "Crm.Deal.Record.g.cs", CrmSource.Record);

    [Fact]
    public Task Suggestions() => VerifyAsync("Suggestions", "Crm.Lead.Record.g.cs", """
        #nullable enable
        using System;
        using WriteGate;

        namespace Crm;

        [SystemRecord("crm.lead")]
        public sealed partial record Lead
        {
            [RecordId] public required string Id { get; init; }
            public string? Buyer { get; init; }
            public DateOnly? Due { get; init; }
            [WriteTier(WriteTier.Autonomous)] public string? Note { get; init; }
            /// <summary>Who signs, as agents see it.</summary>
            [SuggestionFor(nameof(Buyer)), WriteTier(WriteTier.Autonomous)] public Cited<string>? ScoutBuyer { get; init; }
            [SuggestionFor(nameof(Due)), WriteTier(WriteTier.Reviewed)] public DateOnly? ScoutDue { get; init; }
        }
        """);

    [Fact]
    public Task HandOff() => VerifyAsync("HandOff", "Crm.Findings.HandOff.g.cs", HandOffSource.Findings);

    [Theory]
    [InlineData("Read")]
    [InlineData("Patch")]
    [InlineData("Batch")]
    [InlineData("Action")]
    [InlineData("Create")]
    public Task Shape(string shape)
    {
        string tool = shape switch
        {
            "Read" => CrmSource.Read,
            "Patch" => CrmSource.Patch,
            "Batch" => CrmSource.Batch,
            "Action" => CrmSource.Action,
            _ => CrmSource.Create,
        };

        // The reader that a patch names needs no tier; without it, it is no tool.
        string reader = "    private Task<Deal?> GetDeal(string dealId) => Task.FromResult<Deal?>(null);\n";
        return VerifyAsync(shape, "Crm.CrmTools.Tools.g.cs", CrmSource.Record, CrmSource.Tools(shape is "Patch" or "Batch" ? [reader, tool] : [tool]));
    }

    [Fact]
    public Task Values() => VerifyAsync("Values", "Wide.SmallTools.Tools.g.cs", WideSource.Types, """
        #nullable enable
        using System.Collections.Generic;
        using WriteGate;

        namespace Wide;

        [AgentTools("small")]
        public sealed partial class SmallTools
        {
            [WriteTier(WriteTier.ReadOnly)]
            public Contact Show(Contact contact, Figure figure, ISet<Priority> priorities, Dictionary<string, Money?>? prices, [SensitiveField] string pin, Channels channels = Channels.Mail) => contact;
        }
        """);

    private static async Task VerifyAsync(string name, string file, params string[] sources)
    {
        GeneratorResult result = await Generated.RunAsync(sources);
        string path = Path.Combine(Folder(), name + ".txt");
        string actual = result.Sources[file];
        if (Environment.GetEnvironmentVariable("WRITEGATE_UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(path, actual);
        }

        Assert.Equal(await File.ReadAllTextAsync(path), actual);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Snapshots");
}
