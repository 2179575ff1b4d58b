using WriteGate.Json;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Results of calls that leave no intent: one journal row each.</summary>
internal sealed class CallRecords(GateContext gate)
{
    /// <summary>Journals a result and returns it.</summary>
    public async Task<GateResult> RecordAsync(
        Call call, GateResult result, CancellationToken cancellationToken, ToolContract? contract = null, string? recordId = null)
    {
        await gate.Store.RecordAsync([call.Entry(result.Outcome, result.Message, contract, recordId)], cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>Refuses arguments: counts what is wrong, alerts when a protected field was named, journals codes and places but no value.</summary>
    public async Task<GateResult> InvalidAsync(Call call, ToolContract contract, Violations violations, CancellationToken cancellationToken)
    {
        foreach (Violation violation in violations)
        {
            gate.Meter.Violated(contract.Name, call.Run.Workflow, violation.Code);
            if (violation.Code == ViolationCode.ProtectedField)
            {
                gate.Meter.ProtectedFieldNamed(contract.Name, call.Run.Workflow);
                gate.Alerts.Raise(new Alert("protected_field", call.Run.Tenant, call.RunId, contract.Name, $"The agent \"{call.Run.Agent}\" named a protected field at {violation.Path}."));
            }
        }

        GateResult.InvalidArguments result = new([.. violations]);
        await gate.Store.RecordAsync([call.Entry(result.Outcome, violations.WithoutValues, contract)], cancellationToken).ConfigureAwait(false);
        return result;
    }
}
