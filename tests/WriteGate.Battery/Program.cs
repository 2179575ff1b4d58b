using System.Globalization;

using WriteGate.Battery;

switch (args)
{
    case ["victim", string place, string folder, string act, string at, string key]:
        return await Victim.RunAsync(place, folder, act, at, key);
    case ["stream", string database, string bank, string prefix]:
        return await WritingProcess.RunAsync(database, bank, prefix);
    case ["checkpoint", string database]:
        return await CheckpointingProcess.RunAsync(database);
    case ["failing-disk", string database, string bank, string error, string writes]:
        return await FailingDisk.RunAsync(database, bank, int.Parse(error, CultureInfo.InvariantCulture), int.Parse(writes, CultureInfo.InvariantCulture));
    case ["mutants", string copy, .. string[] words]:
        return await MutantRun.RunAsync(copy, words is [string only] ? only : null);
    default:
        return await Battery.RunAsync(args);
}
