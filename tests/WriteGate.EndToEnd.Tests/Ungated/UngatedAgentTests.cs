using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using WriteGate.EndToEnd.Tests.Packages;

namespace WriteGate.EndToEnd.Tests.Ungated;

/// <summary>A server written without WriteGate, built without it and with it.</summary>
public sealed partial class UngatedAgentTests : IDisposable
{
    private readonly string output = Directory.CreateTempSubdirectory("writegate-ungated-").FullName;

    [Fact]
    public async Task It_builds_clean_without_the_package_and_fails_with_the_right_errors_with_it()
    {
        string clean = await BuildAsync(exitCode: 0);
        Assert.Contains("0 Warning(s)", clean, StringComparison.Ordinal);

        string refused = await BuildAsync(exitCode: 1, "-p:AddsWriteGate=true");
        Assert.Contains("Cancel → Shop.SetStatusAsync → Shop.SendAsync → HttpClient.SendAsync", refused, StringComparison.Ordinal);
        Assert.Equal(
            ["OrderTools.cs WG1001", "OrderTools.cs WG1001", "OrderTools.cs WG1001", "OrderTools.cs WG1002", "RefundTools.cs WG1001", "Shop.cs WG3005"],
            Error().Matches(refused)
                .DistinctBy(error => error.Value) // The summary at the end repeats them.
                .Select(error => $"{error.Groups["file"]} {error.Groups["id"]}")
                .Order(StringComparer.Ordinal));
    }

    public void Dispose() => Directory.Delete(output, recursive: true);

    private Task<string> BuildAsync(int exitCode, params string[] more)
        => PackedPackages.DotNetAsync(Sample(), exitCode, ["build", "--artifacts-path", output, "--disable-build-servers", .. more]);

    private static string Sample([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../../samples/UngatedAgent"));

    [GeneratedRegex(@"(?<file>\w+\.cs)\(\d+,\d+\): error (?<id>\w+):")]
    private static partial Regex Error();
}
