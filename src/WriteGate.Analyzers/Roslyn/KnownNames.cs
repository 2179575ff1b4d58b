namespace WriteGate.Analyzers.Roslyn;

/// <summary>Metadata names of the runtime's types. The analyzers reference no assembly of ours: they know it by these.</summary>
internal static class KnownNames
{
    public const string AgentTools = "WriteGate.AgentToolsAttribute";
    public const string Batch = "WriteGate.BatchAttribute";
    public const string Before = "WriteGate.BeforeAttribute";
    public const string ComparedBy = "WriteGate.ComparedByAttribute";
    public const string ForwardsKey = "WriteGate.ForwardsKeyAttribute";
    public const string Ensure = "WriteGate.EnsureAttribute";
    public const string FoundBy = "WriteGate.FoundByAttribute";
    public const string HandOff = "WriteGate.HandOffAttribute";
    public const string IdempotentBy = "WriteGate.IdempotentByAttribute";
    public const string Irreversible = "WriteGate.IrreversibleAttribute";
    public const string MitigatedBy = "WriteGate.MitigatedByAttribute";
    public const string ProtectedField = "WriteGate.ProtectedFieldAttribute";
    public const string Reads = "WriteGate.ReadsAttribute";
    public const string RecordId = "WriteGate.RecordIdAttribute";
    public const string RecordVersion = "WriteGate.RecordVersionAttribute";
    public const string ReversedBy = "WriteGate.ReversedByAttribute";
    public const string SensitiveField = "WriteGate.SensitiveFieldAttribute";
    public const string SuggestionFor = "WriteGate.SuggestionForAttribute";
    public const string SystemRecord = "WriteGate.SystemRecordAttribute";
    public const string ToolName = "WriteGate.ToolNameAttribute";
    public const string WriteTier = "WriteGate.WriteTierAttribute";

    public const string Cited = "WriteGate.Cited`1";
    public const string Patch = "WriteGate.Patch`1";
    public const string GateRun = "WriteGate.GateRun";
    public const string GatedTools = "WriteGate.GatedTools`1";
    public const string WritePermit = "WriteGate.WritePermit";
    public const string UntrustedText = "WriteGate.UntrustedText";
    public const string GatedTool = "WriteGate.Tools.GatedTool";
    public const string AgentToolsInterface = "WriteGate.Tools.IAgentTools`1";
    public const string SystemRecordInterface = "WriteGate.Records.ISystemRecord`1";
    public const string HandOffInterface = "WriteGate.IHandOff`1";
    public const string WriteSurface = "WriteGate.Tools.WriteSurfaceAttribute";
    public const string SinkSummary = "WriteGate.Tools.SinkSummaryAttribute";
    public const string RecordDescription = "WriteGate.Tools.RecordDescriptionAttribute";

    public const string Task = "System.Threading.Tasks.Task";
    public const string TaskOf = "System.Threading.Tasks.Task`1";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string ValueTaskOf = "System.Threading.Tasks.ValueTask`1";
    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string Description = "System.ComponentModel.DescriptionAttribute";

    public const string McpServerTool = "ModelContextProtocol.Server.McpServerToolAttribute";
    public const string KernelFunction = "Microsoft.SemanticKernel.KernelFunctionAttribute";

    public const string JsonConstructor = "System.Text.Json.Serialization.JsonConstructorAttribute";
    public const string JsonDerivedType = "System.Text.Json.Serialization.JsonDerivedTypeAttribute";
    public const string JsonExtensionData = "System.Text.Json.Serialization.JsonExtensionDataAttribute";
    public const string JsonIgnore = "System.Text.Json.Serialization.JsonIgnoreAttribute";
    public const string JsonPolymorphic = "System.Text.Json.Serialization.JsonPolymorphicAttribute";
    public const string JsonPropertyName = "System.Text.Json.Serialization.JsonPropertyNameAttribute";
    public const string JsonStringEnumMemberName = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";
    public const string JsonUnmappedMembers = "System.Text.Json.Serialization.JsonUnmappedMemberHandlingAttribute";
    public const string SetsRequiredMembers = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
}
