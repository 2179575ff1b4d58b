using Microsoft.Extensions.AI;

using WriteGate.Tools;

namespace WriteGate.AI;

/// <summary>How tools are handed to a Microsoft.Extensions.AI host.</summary>
public sealed record AIToolOptions
{
    /// <summary>What is used when the host says nothing.</summary>
    public static AIToolOptions Default { get; } = new();

    /// <summary>Whose rules the schema keeps. Default: OpenAI's strict mode, which other providers read too.</summary>
    public SchemaDialect Dialect { get; init; } = SchemaDialect.OpenAI;

    /// <summary>
    /// Whether the provider is asked to hold the model to the schema; only where <see cref="Dialect"/> is OpenAI or Anthropic.
    /// Off where a provider's grammar cannot take that many tools. The gate reads strictly either way.
    /// </summary>
    public bool Strict { get; init; } = true;

    /// <summary>
    /// Whether a tool whose own tier is <see cref="WriteTier.Reviewed"/> is marked with <see cref="ApprovalRequiredAIFunction"/>,
    /// so that the host asks its user before it calls. The gate knows nothing of the answer: what needs a person still waits
    /// for a decision in <see cref="Approvals"/>. Default: not marked, nobody is asked twice.
    /// </summary>
    public bool AskHost { get; init; }

    /// <summary>
    /// What the host says of one call. Default: the call id of a <see cref="FunctionCallContent"/> among the values of
    /// <see cref="AIFunctionArguments.Context"/>. With a FunctionInvokingChatClient, which puts none there:
    /// <c>_ =&gt; new CallOptions { CallId = FunctionInvokingChatClient.CurrentContext?.CallContent.CallId }</c>.
    /// </summary>
    public Func<AIFunctionArguments, CallOptions>? DescribeCall { get; init; }
}
