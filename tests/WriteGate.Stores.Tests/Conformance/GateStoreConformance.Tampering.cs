using System.Globalization;

using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

public abstract partial class GateStoreConformance
{
    private const int Edits = 1000;

    private static readonly string[] Texts =
    [
        "tenant", "run_id", "action", "intent_id", "execution_id", "workflow", "actor", "on_behalf_of", "model", "tool", "call_id", "retry_of",
        "resource", "record_id", "reason",
    ];

    [Fact]
    public async Task Of_a_thousand_random_edits_every_one_is_found_and_named()
    {
        int seed = Random.Shared.Next();
        Random random = new(seed);
        for (int i = 0; i < 40; i++)
        {
            await Store.RecordAsync([Sample.Entry($"step {i}", $"run {i % 3}", intentId: $"i{i % 5}")], default);
        }

        List<JournalRow> rows = await Store.JournalAsync();
        await ExecuteAsync("CREATE TABLE untouched AS SELECT * FROM journal");
        for (int i = 0; i < Edits; i++)
        {
            JournalRow row = rows[random.Next(rows.Count)];
            // What follows the edited row in its run, for an edit that takes the row away.
            JournalRow? next = rows.Find(other => other.Entry.RunId == row.Entry.RunId && other.RunSequence == row.RunSequence + 1);
            (string edit, long? named) = RandomEdit(random, row, next);
            await ExecuteAsync(edit);

            string? fault = (await JournalVerifier.VerifyAsync(Store, new())).Fault;
            string expected = named is null ? "" : $"Row {named} of run";
            Assert.True(
                named is null ? fault is null : fault?.StartsWith(expected, StringComparison.Ordinal) == true,
                $"Seed {seed}, edit {i}: {edit} gave \"{fault}\", not \"{expected}\".");
            await ExecuteAsync("DELETE FROM journal");
            await ExecuteAsync("INSERT INTO journal SELECT * FROM untouched");
        }
    }

    // The last row of a run can be taken away unnoticed, unless a head is kept elsewhere: then nothing is named.
    private static (string Edit, long? Named) RandomEdit(Random random, JournalRow row, JournalRow? next) => random.Next(5) switch
    {
        0 => ($"DELETE FROM journal WHERE sequence = {row.Sequence}", next?.Sequence),
        1 => ($"UPDATE journal SET at = at {Number(random)} WHERE sequence = {row.Sequence}", row.Sequence),
        2 => ($"UPDATE journal SET run_sequence = run_sequence {Number(random)} WHERE sequence = {row.Sequence}", row.Sequence),
        3 => ($"UPDATE journal SET before = after, after = before WHERE sequence = {row.Sequence}", row.Sequence),
        _ => ($"UPDATE journal SET {Texts[random.Next(Texts.Length)]} = 'x{random.Next()}' WHERE sequence = {row.Sequence}", row.Sequence),
    };

    private static string Number(Random random) => (random.Next(2) == 0 ? "+ " : "- ") + random.Next(1, 1000).ToString(CultureInfo.InvariantCulture);
}
