using System.Diagnostics;
using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Inspection;
using WriteGate.Intents;
using WriteGate.Json;
using WriteGate.Policy;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// The way of a call, straight down: route, read, inspect, and for a write on to <see cref="WritePath"/>: recall and compare,
/// decide, claim, write, settle. Nothing else reaches a raw method.
/// </summary>
internal sealed class CallPath(GateContext gate, CallRecords records, WritePath writes)
{
    public async ValueTask<GateResult> CallAsync(
        Call call, Workflow? workflow, ReadOnlyMemory<byte> arguments, RecordVisitor scanned, CancellationToken cancellationToken)
    {
        long started = gate.Time.GetTimestamp();
        using Activity? activity = GateActivity.StartCall(call);
        GatedTool? tool = workflow?.Find(call.ToolName);
        GateResult result;
        try
        {
            result = await RouteAsync(call, workflow, tool, arguments, scanned, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreUnavailableException exception)
        {
            gate.Logger.StoreUnavailable(exception, call.ToolName);
            result = GateResult.Failed.WithoutStore(exception);
        }

        // An agent may call a tool anything; only names of the build become labels.
        string name = tool?.Contract.Name ?? "(none)";
        long ended = gate.Time.GetTimestamp();
        TimeSpan elapsed = gate.Time.GetElapsedTime(started, ended);
        activity.EndCall(name, result);
        gate.Meter.Called(name, call.Run.Workflow, result.Outcome, elapsed);
        if (workflow is not null)
        {
            gate.Signals.Called(workflow.Name, name, result.Kind, elapsed, ended);
        }

        gate.Logger.Called(name, call.RunId, result.Outcome.Word);
        return result;
    }

    private async ValueTask<GateResult> RouteAsync(
        Call call, Workflow? workflow, GatedTool? tool, ReadOnlyMemory<byte> arguments, RecordVisitor scanned, CancellationToken cancellationToken)
    {
        if (tool is null)
        {
            return await records.RecordAsync(
                call,
                new GateResult.Denied(workflow is null
                    ? $"There is no workflow \"{call.Run.Workflow}\", so it may use no tool."
                    : $"The workflow \"{call.Run.Workflow}\" has no tool {Excerpt.Quoted(call.ToolName)}; its tools are {string.Join(", ", workflow.Handed.Select(known => known.Contract.Name))}."),
                cancellationToken).ConfigureAwait(false);
        }

        using GateScope.Stay within = GateScope.Enter(call.Run.Tenant, call.Run.Workflow, tool.Contract.Name, tool.Contract.Resource);
        if (tool is IReadTool read)
        {
            return await ReadAsync(call, tool.Contract, read, arguments, scanned, cancellationToken).ConfigureAwait(false);
        }

        Violations violations = new();
        if (((IWriteTool)tool).Propose(arguments.Span, violations) is not { } proposal)
        {
            return await records.InvalidAsync(call, tool.Contract, violations, cancellationToken).ConfigureAwait(false);
        }

        await gate.ReachedAsync(GateStep.Read, null, cancellationToken).ConfigureAwait(false);
        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        proposal.LeaveUncited(call.Sources);
        ToolPolicy policy = gate.Policies.Of(tool.Contract);
        Findings findings = gate.Inspector.Inspect(proposal, policy.Inspection);
        gate.Meter.Found(tool.Contract.Name, call.Run.Workflow, findings);
        WriteCall write = new(call, proposal, tool.ToolsFrom(scope.ServiceProvider), policy, findings, gate.CanProtect);
        return await writes.WriteAsync(write, scanned, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<GateResult> ReadAsync(
        Call call, ToolContract contract, IReadTool read, ReadOnlyMemory<byte> arguments, RecordVisitor scanned, CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = gate.NewScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        ReadAnswer answer;
        try
        {
            answer = await read.CallAsync(scope.ServiceProvider, arguments, scanned, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // What the system said may hold anything; the model is told the kind of failure, the log the whole.
            gate.Logger.ReadFailed(contract.Name, exception, contract.IsSensitive);
            return new GateResult.Failed($"The system behind {contract.Name} could not be read ({exception.GetType().Name}).", MayRetry: true);
        }

        return answer.Json is { } json
            ? new GateResult.Answered { Value = json }
            : await records.InvalidAsync(call, contract, answer.Violations, cancellationToken).ConfigureAwait(false);
    }
}
