using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace WriteGate.Battery;

/// <summary>An item that is a set of tests: its figure is how many there are and passed.</summary>
/// <param name="name">Its name.</param>
/// <param name="project">The test project, built.</param>
/// <param name="filter">Which of its tests, as <c>dotnet test --filter</c> takes it.</param>
/// <param name="isLong">Whether only a full run has the time for it.</param>
internal sealed partial class TestItem(string name, string project, string filter, bool isLong = false) : IItem
{
    public string Name => name;

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        if (!extent.RunsTests || (isLong && !extent.RunsLongTests))
        {
            yield break;
        }

        ProcessStartInfo start = new("dotnet", ["test", Dll(), "--filter", filter]);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        (int code, string output) = await Child.RunAsync(start);
        Match counted = Counts().Match(output);
        (int failed, int passed, int skipped) = counted.Success ? (Number(counted, 1), Number(counted, 2), Number(counted, 3)) : (0, 0, 0);
        bool holds = code == 0 && passed > 0 && failed + skipped == 0;
        yield return new(name, holds, $"{passed} tests passed, {failed} failed, {skipped} skipped") { Faults = holds ? [] : output.Split('\n') };
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    // bin/Debug/net10.0 of this project is bin/Debug/net10.0 of the tests.
    private string Dll()
    {
        DirectoryInfo here = new(AppContext.BaseDirectory);
        string tests = here.Parent!.Parent!.Parent!.Parent!.FullName;
        return Path.Combine(tests, project, "bin", here.Parent.Name, here.Name, $"{project}.dll");
    }

    [GeneratedRegex(@"Failed:\s+(\d+), Passed:\s+(\d+), Skipped:\s+(\d+)")]
    private static partial Regex Counts();
}
