using System.Diagnostics;

using WriteGate.Mutants;

// Given a copy of the sources to spoil, and rows or words of names to choose by: removes each control in turn and tells which
// test turned red. Exits with 1 when a mutant survived.
if (args is not [{ } root, ..])
{
    Console.Error.WriteLine("Run build/mutants.sh, which makes the copy of the sources that this writes into.");
    return 2;
}

string[] words = args[1..];
Mutant[] chosen = [.. MutantTable.All.Where(mutant => words.Length == 0
    || words.Any(word => mutant.Row == word || mutant.Removed.Contains(word, StringComparison.OrdinalIgnoreCase)))];
NamedTests tests = new(root);
string[] faults = [.. Weaving.Faults(root, chosen), .. chosen.Where(mutant => tests.ProjectsOf(mutant.Test).Count != 1).Select(mutant => $"\"{mutant.Name}\": there is no one test {mutant.Test}.")];
if (chosen.Length == 0 || faults.Length > 0)
{
    Console.Error.WriteLine(chosen.Length == 0 ? $"No mutant is of row or is called {string.Join(" or ", words)}." : string.Join('\n', faults));
    return 2;
}

Stopwatch watch = Stopwatch.StartNew();
Weaving.Weave(root, chosen);
ILookup<string, Mutant> byProject = chosen.ToLookup(mutant => tests.ProjectsOf(mutant.Test)[0]);
foreach (IGrouping<string, Mutant> project in byProject)
{
    // The rules would speak of the woven switches; the generator still runs.
    string[] build = ["build", Path.Combine(root, "tests", project.Key), "-v:q", "-m:1", "--disable-build-servers", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-nologo"];
    (int? exitCode, string output) = await Dotnet.RunAsync(build, null, TimeSpan.FromMinutes(30));
    if (exitCode != 0)
    {
        Console.Error.WriteLine($"{project.Key} does not build with the mutants in it:\n{output}");
        return 2;
    }

    TestRun sound = await TestRun.OfAsync(root, project.Key, project.Select(mutant => mutant.Test).Distinct(StringComparer.Ordinal), null);
    if (!sound.HasEnded || sound.Failed.Count > 0)
    {
        Console.Error.WriteLine($"{project.Key} is not green without a mutant: {string.Join(", ", sound.Failed)}\n{sound.Output}");
        return 2;
    }

    Console.WriteLine($"{project.Key}: {project.Count()} mutants, {sound.Passed} tests green without any, {watch.Elapsed.TotalSeconds:0} s");
}

using SemaphoreSlim slots = new(Environment.ProcessorCount);
Task<TestRun>[] runs = [.. chosen.Select(RunAsync)];
int survived = 0;
foreach ((Mutant mutant, Task<TestRun> running) in chosen.Zip(runs))
{
    TestRun run = await running;
    bool isRed = run.Failed.Count > 0 || !run.HasEnded;
    survived += isRed ? 0 : 1;
    Console.WriteLine($"{mutant.Row,-6} {mutant.Removed,-86} {(run.Failed.Count > 0 ? $"red: {string.Join(", ", run.Failed)}" : isRed ? "red: the run did not end" : $"SURVIVED {mutant.Test}")}");
    if (isRed && run.Failed.Count == 0)
    {
        Console.WriteLine(run.Output);
    }
}

Console.WriteLine($"{chosen.Length} mutants, {chosen.Length - survived} turned a test red, {survived} survived, {watch.Elapsed.TotalMinutes:0.0} min");
return survived == 0 ? 0 : 1;

async Task<TestRun> RunAsync(Mutant mutant)
{
    await slots.WaitAsync();
    try
    {
        return await TestRun.OfAsync(root, tests.ProjectsOf(mutant.Test)[0], [mutant.Test], mutant.Name);
    }
    finally
    {
        slots.Release();
    }
}
