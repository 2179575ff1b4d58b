namespace WriteGate.Mutants.Table;

/// <summary>Who may use which tool, and what code below the tools may do.</summary>
internal static class Access
{
    private const string Handler = "src/WriteGate.Http/WriteGateHandler.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R17", "a workflow may use every tool", "src/WriteGate/Gate/CallPath.cs",
            "GatedTool? tool = [|workflow?.Find(call.ToolName)|];", "gate.Registry.Find(call.ToolName)", "R17_a_workflow_may_use_only_its_tools"),
        new("R17", "a tool need not be of the build", "src/WriteGate/Gate/ToolRegistry.cs",
            "if ([|!surface.TryGetValue(contract.Name, out string? hash) || hash != contract.SchemaHash|])", "false",
            "R17_a_tool_that_is_not_in_the_manifest_of_its_build_is_refused"),
        new("R17", "the ambient permit does not end", "src/WriteGate/Backstops/GateScope.cs",
            "Current => [|Ambient.Value is { ended: false } scope ? scope : null|];", "Ambient.Value", "R17_a_task_that_escapes_the_write_does_not_keep_the_permit"),
        new("R17", "requests that write need no permit", Handler,
            "if ([|IsRead(request, uri)|])", "true", "R17_a_tool_that_is_declared_a_read_cannot_write"),
        new("R17", "the write credential is handed out for reading", Handler,
            "CredentialScope.Of(client, [|permit is not null|])", "true", "R17_credentials_are_apart_by_workflow_and_by_reading_and_writing"),
    ];
}
