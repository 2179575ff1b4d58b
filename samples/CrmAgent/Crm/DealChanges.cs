using System.Globalization;

using WriteGate;
using WriteGate.Records;

namespace CrmAgent.Crm;

/// <summary>A patch as the SET list of an UPDATE: only the columns that really change.</summary>
internal sealed class DealChanges
{
    private readonly List<string> columns = [];
    private readonly List<(string Name, object? Value)> parameters = [];

    public DealChanges(Patch<Deal> changes)
    {
        Add("next_step", changes.NextStep, text => text);
        Add("next_step_due", changes.NextStepDue, day => day.ToString("O", CultureInfo.InvariantCulture));
        Add("lead_score", changes.LeadScore, score => score);
        Add("stage", changes.Stage, stage => stage.ToString());
    }

    /// <summary>Writes the columns if the deal is still at a version.</summary>
    /// <returns>Whether it was.</returns>
    public bool Apply(CrmDatabase database, string dealId, string? version)
    {
        string set = string.Join(", ", columns.Append("version = version + 1"));
        return database.Execute(
            $"update deals set {set} where id = $id and version = $version",
            [.. parameters, ("$id", dealId), ("$version", version)]) == 1;
    }

    private void Add<T>(string column, Change<T> change, Func<T, object> store)
        where T : notnull
    {
        if (change.Kind == ChangeKind.Keep)
        {
            return;
        }

        columns.Add($"{column} = ${column}");
        parameters.Add(($"${column}", change.Kind == ChangeKind.Set ? store(change.Value) : null));
    }
}
