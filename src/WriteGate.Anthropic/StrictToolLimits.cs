using System.Globalization;

using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// What Anthropic takes of strict tools in one request, since it makes one grammar of all their schemas:
/// <c>https://platform.claude.com/docs/en/build-with-claude/structured-outputs</c>. A request beyond is refused as a whole,
/// with a message that does not say by which tool.
/// </summary>
internal static class StrictToolLimits
{
    private const int MaxTools = 20;
    private const int MaxOptional = 24;
    private const int MaxUnions = 16;

    /// <exception cref="InvalidOperationException">The tools are beyond a limit; the message names it and who uses most of it.</exception>
    public static void Check(IReadOnlyCollection<GatedTool> tools)
    {
        if (tools.Count > MaxTools)
        {
            throw Beyond(string.Create(CultureInfo.InvariantCulture, $"{tools.Count} strict tools, and a request may hold {MaxTools}"), "");
        }

        List<(string Name, SchemaCost Cost)> costs = [.. tools.Select(tool => (tool.Contract.Name, SchemaCost.Of(tool.Schema(SchemaDialect.Anthropic))))];
        Check(costs, "optional parameters", MaxOptional, cost => cost.Optional);
        Check(costs, "parameters with a union", MaxUnions, cost => cost.Unions);
    }

    private static void Check(List<(string Name, SchemaCost Cost)> tools, string what, int limit, Func<SchemaCost, int> count)
    {
        int total = tools.Sum(tool => count(tool.Cost));
        if (total <= limit)
        {
            return;
        }

        IEnumerable<string> most = tools.Where(tool => count(tool.Cost) > 0)
            .OrderByDescending(tool => count(tool.Cost)).ThenBy(tool => tool.Name, StringComparer.Ordinal).Take(3)
            .Select(tool => string.Create(CultureInfo.InvariantCulture, $"{tool.Name} ({count(tool.Cost)})"));
        throw Beyond(
            string.Create(CultureInfo.InvariantCulture, $"{total} {what}, and the strict tools of a request may hold {limit}"),
            $" Most are in {string.Join(", ", most)}.");
    }

    private static InvalidOperationException Beyond(string what, string most) => new(
        $"Anthropic would refuse the request: it has {what}.{most} Allow the workflow fewer tools, or hand some over with AsAnthropicTool(strict: false); the gate checks their arguments all the same.");
}
