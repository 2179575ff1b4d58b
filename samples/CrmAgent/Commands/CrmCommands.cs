using System.CommandLine;

using CrmAgent.Hosting;
using CrmAgent.Printing;

namespace CrmAgent.Commands;

/// <summary>The command line. Without a command the program tells its story.</summary>
internal static class CrmCommands
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "Folder with the CRM's database and the gate's store; made when there is none.",
        DefaultValueFactory = _ => "crm-agent-data",
        Recursive = true,
    };

    /// <summary>All commands.</summary>
    public static RootCommand Root()
    {
        RootCommand root = new("A small CRM, scripted agents that misbehave, and the gate between them. Without a command: the whole story, on fresh data.")
        {
            Data,
            RunCommand.Create(),
            JournalCommands.Log(),
            JournalCommands.Verify(),
            ReviewCommands.Pending(),
            ReviewCommands.Approve(),
            ReviewCommands.Deny(),
            RollbackCommand.Create(),
            SchemasCommand.Create(),
        };
        root.SetAction(async (parsed, cancellationToken) =>
        {
            string folder = parsed.GetResult(Data) is { Implicit: false }
                ? parsed.GetValue(Data)!
                : Path.Combine(Path.GetTempPath(), "crm-agent", Guid.NewGuid().ToString("N")[..8]);
            return await new Story.CrmStory(NewPage(), Path.GetFullPath(folder)).TellAsync(cancellationToken);
        });
        return root;
    }

    /// <summary>Opens the data that the command line names.</summary>
    public static Task<CrmHost> OpenAsync(ParseResult parsed, CancellationToken cancellationToken, WriteGate.GateStep? crashAt = null)
        => CrmHost.OpenAsync(Path.GetFullPath(parsed.GetValue(Data)!), cancellationToken, crashAt);

    /// <summary>Opens the journal that the command line names.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Task<CrmHost> OpenJournalAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string folder = Path.GetFullPath(parsed.GetValue(Data)!);
        return File.Exists(Path.Combine(folder, "gate.db"))
            ? CrmHost.OpenJournalAsync(folder, cancellationToken)
            : throw new UsageException($"There is no journal in {folder}. Play a transcript first (run 01), or choose a folder with --data.");
    }

    /// <summary>A page on the standard output.</summary>
    public static Page NewPage() => new(Console.Out);
}
