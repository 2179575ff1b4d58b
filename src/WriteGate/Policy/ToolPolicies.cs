using System.Collections.Concurrent;

using Microsoft.Extensions.Options;

using WriteGate.Tools;

namespace WriteGate.Policy;

/// <summary>The policy of each tool, resolved once for each reading of the options.</summary>
internal sealed class ToolPolicies(IOptionsMonitor<WriteGateOptions> options)
{
    private volatile Reading known = new(options.CurrentValue);

    public ToolPolicy Of(ToolContract contract)
    {
        Reading reading = known;
        WriteGateOptions now = options.CurrentValue;
        if (!ReferenceEquals(reading.Options, now))
        {
            known = reading = new(now);
        }

        return reading.ByTool.GetOrAdd(contract.Name, static (_, from) => new(from.now, from.contract), (now, contract));
    }

    /// <summary>One reading of the options; the next reload brings another.</summary>
    private sealed class Reading(WriteGateOptions options)
    {
        public WriteGateOptions Options => options;

        public ConcurrentDictionary<string, ToolPolicy> ByTool { get; } = new(StringComparer.Ordinal);
    }
}
