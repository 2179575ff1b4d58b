using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

using WriteGate.Journal;
using WriteGate.Tools;

namespace WriteGate.Testing;

/// <summary>
/// A fixed list of hostile texts and calls, fired at every registered tool in every workflow. They are contained when nothing is
/// thrown out of the gate, every call has one of the closed results, what breaks the contract is refused and leaves no intent,
/// and what is written was autonomous, was named by the call, and was written once.
/// </summary>
/// <remarks>
/// Every tool needs an example that the gate accepts: what is hostile is made of it, and a tool that was never reached would show
/// nothing. Use a gate of a test: calls that the policy allows are written.
/// </remarks>
public sealed class InjectionSet
{
    internal const string Agent = "injected-agent";
    internal const string User = "injected-user";

    private readonly Dictionary<string, JsonObject> examples = new(StringComparer.Ordinal);
    private Func<long>? effects;

    /// <summary>The hostile texts.</summary>
    public static IReadOnlyList<string> Texts => InjectionTexts.All;

    /// <summary>Adds arguments that a tool accepts: of records that exist, with every member that is worth attacking.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="json">The arguments, a JSON object.</param>
    /// <exception cref="ArgumentException">They are no JSON object.</exception>
    public InjectionSet Example(string tool, string json)
    {
        try
        {
            examples[tool] = JsonNode.Parse(json) as JsonObject ?? throw new ArgumentException($"The example for {tool} is no JSON object: {json}", nameof(json));
            return this;
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The example for {tool} is no JSON: {exception.Message}", nameof(json), exception);
        }
    }

    /// <summary>Says how often the system of record was changed, as it counts itself. A call without an effect must not raise it.</summary>
    public InjectionSet CountEffects(Func<long> count)
    {
        effects = count;
        return this;
    }

    /// <summary>Fires the set. <see cref="GateAssertions.ContainsAsync"/> does the same and fails where something escapes.</summary>
    /// <exception cref="ArgumentException">There is an example for a tool that is not registered.</exception>
    public async Task<InjectionReport> RunAsync(Gate gate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(gate);
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        if (examples.Keys.FirstOrDefault(name => gate.Tools.All(tool => tool.Contract.Name != name)) is { } unknown)
        {
            throw new ArgumentException($"There is an example for {unknown}, but no such tool; registered are: {string.Join(", ", gate.Tools.Select(tool => tool.Contract.Name))}.");
        }

        InjectionFindings findings = new(effects);
        HashSet<GatedTool> tried = [];
        foreach (string workflow in gate.Workflows)
        {
            IReadOnlyList<GatedTool> handed = new InjectionTrial(findings, gate, workflow, "").Run.Tools;
            await DenyOthersAsync(findings, gate, workflow, handed, cancellationToken).ConfigureAwait(false);
            foreach (GatedTool tool in handed.Where(tried.Add))
            {
                await AttackAsync(findings, gate, workflow, tool, cancellationToken).ConfigureAwait(false);
            }
        }

        JournalVerdict verdict = await JournalVerifier.VerifyAsync(gate.Store, new JournalQuery(), null, cancellationToken).ConfigureAwait(false);
        if (verdict.Fault is { } fault)
        {
            findings.Escaped("(all)", "the journal", fault);
        }

        return findings.Report();
    }

    private async Task AttackAsync(InjectionFindings findings, Gate gate, string workflow, GatedTool tool, CancellationToken cancellationToken)
    {
        string name = tool.Contract.Name;
        if (!examples.TryGetValue(name, out JsonObject? example))
        {
            findings.Escaped(name, "nothing was tried", $"there is no example for it; add .Example(\"{name}\", …) with arguments that it accepts.");
            return;
        }

        GateResult? accepted = await new InjectionTrial(findings, gate, workflow, "the example").CallAsync(
            name, Encoding.UTF8.GetBytes(example.ToJsonString()), Containment.Policy, cancellationToken).ConfigureAwait(false);
        if (accepted is not (GateResult.Answered or GateResult.Applied or GateResult.NoChange or GateResult.PendingApproval))
        {
            findings.Escaped(name, "nothing was tried", $"its example was not accepted, so little would be reached: {accepted?.Message} Its JSON is {example.ToJsonString()}.");
            return;
        }

        foreach (HostileArguments hostile in HostileArguments.For(tool, example))
        {
            await new InjectionTrial(findings, gate, workflow, hostile.Name).CallAsync(name, hostile.Utf8, hostile.Limit, cancellationToken).ConfigureAwait(false);
        }

        if (tool.Contract.Shape != ToolShape.Read)
        {
            await new InjectionSequences(findings, gate, workflow, tool, example).PlayAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // What the workflow does not hand out, and what only sounds like it.
    private async Task DenyOthersAsync(
        InjectionFindings findings, Gate gate, string workflow, IReadOnlyList<GatedTool> handed, CancellationToken cancellationToken)
    {
        foreach (GatedTool tool in gate.Tools.Except(handed))
        {
            byte[] arguments = Encoding.UTF8.GetBytes(examples.GetValueOrDefault(tool.Contract.Name)?.ToJsonString() ?? "{}");
            await new InjectionTrial(findings, gate, workflow, $"a tool that {workflow} does not hand out")
                .CallAsync(tool.Contract.Name, arguments, Containment.Refused, cancellationToken).ConfigureAwait(false);
        }

        foreach (string name in handed.SelectMany(tool => NamesLike(tool.Contract.Name)).Concat(StrangeNames).Distinct())
        {
            await new InjectionTrial(findings, gate, workflow, "a tool that does not exist")
                .CallAsync(name, "{}"u8.ToArray(), Containment.Refused, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IEnumerable<string> NamesLike(string name) =>
        [name.ToUpperInvariant(), name + " ", name + "\0", "functions." + name, "./" + name, name.Replace('e', '\u0435') + "\u200B"];

    private static readonly string[] StrangeNames =
        ["", " ", "*", "approve", "writegate_approve", "execute_approved", "__proto__", "$(id)", "\ud800", new string('x', 1 << 20), .. InjectionTexts.All];
}
