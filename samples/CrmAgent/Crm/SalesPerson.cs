namespace CrmAgent.Crm;

/// <summary>A person who edits deals in the CRM's own user interface, past the gate and past every agent.</summary>
internal sealed class SalesPerson(CrmDatabase database)
{
    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["nextStep"] = "next_step",
        ["nextStepDue"] = "next_step_due",
        ["leadScore"] = "lead_score",
        ["stage"] = "stage",
        ["amount"] = "amount",
    };

    /// <summary>Imports deals, until there are as many as that.</summary>
    public void ImportDeals(int all) => database.Execute(
        """
        with recursive numbers (n) as (select (select count(*) from deals) + 1 union all select n + 1 from numbers where n < $all)
        insert into deals (id, name, next_step, stage, amount) select 'D-' || n, 'Imported deal ' || n, 'Call back', 'Prospecting', '0.00' from numbers
        """,
        ("$all", all));

    /// <summary>Types a value into a field.</summary>
    /// <exception cref="UsageException">There is no such field or deal.</exception>
    public void Edit(string dealId, string field, string? value)
    {
        if (!Columns.TryGetValue(field, out string? column))
        {
            throw new UsageException($"Deals have no field \"{field}\" that a person edits; they have {string.Join(", ", Columns.Keys)}.");
        }

        int changed = database.Execute(
            $"update deals set {column} = $value, version = version + 1 where id = $id", ("$value", value), ("$id", dealId));
        if (changed == 0)
        {
            throw new UsageException($"There is no deal \"{dealId}\".");
        }
    }
}
