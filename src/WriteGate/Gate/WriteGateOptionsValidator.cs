using Microsoft.Extensions.Options;

using WriteGate.Drift;

namespace WriteGate;

/// <summary>Checks the options at start and at every reload; each message names the key.</summary>
internal sealed class WriteGateOptionsValidator(ToolRegistry registry, IEnumerable<ProbedResource> probes) : IValidateOptions<WriteGateOptions>
{
    public ValidateOptionsResult Validate(string? name, WriteGateOptions options)
    {
        List<string> faults = [];
        Positive(options.WriteTimeout, nameof(options.WriteTimeout));
        Positive(options.ApprovalTimeout, nameof(options.ApprovalTimeout));
        Positive(options.BreakerDuration, nameof(options.BreakerDuration));
        Positive(options.BaselineWindow, nameof(options.BaselineWindow));
        Positive(options.ProbeInterval, nameof(options.ProbeInterval));
        Positive(options.ShadowWindow, nameof(options.ShadowWindow));
        Check(options.ShadowPeriod > options.ShadowWindow, nameof(options.ShadowPeriod), $"must be longer than {WriteGateOptions.Section}:{nameof(options.ShadowWindow)}, or nothing is compared before it stops to count");
        Check(options.ShadowThreshold is > 0 and <= 1, nameof(options.ShadowThreshold), "must be over 0, to 1");
        Check(options.ShadowMinimum >= 1, nameof(options.ShadowMinimum), "must be 1 or more");
        Check(options.Lease > options.WriteTimeout, nameof(options.Lease), $"must be longer than {WriteGateOptions.Section}:{nameof(options.WriteTimeout)}, or a write could outlive its claim");
        Check(options.MaxAttempts is >= 1 and <= 3, nameof(options.MaxAttempts), "must be 1, 2 or 3");
        Check(options.RetryDelay >= TimeSpan.Zero, nameof(options.RetryDelay), "must not be negative");
        Check(options.BreakerFailures >= 2, nameof(options.BreakerFailures), "must be at least 2");
        Check(options.MismatchStatus is 409 or 422, nameof(options.MismatchStatus), "must be 409 or 422");
        Check(options.ProtectionKey is null || IsKey(options.ProtectionKey), nameof(options.ProtectionKey), "must be 32 bytes in base64");
        foreach (ProbedResource probed in probes.Where(probe => !registry.Tools.Any(tool => tool.Contract.Resource == probe.Name)))
        {
            faults.Add($"{nameof(GateBuilder.AddRecordProbe)} names the resource \"{probed.Name}\", which no registered tool writes.");
        }

        faults.AddRange(ResourceOptionsRules.Faults(options, registry));
        faults.AddRange(AgentOptionsRules.Faults(options));
        faults.AddRange(RetentionOptionsRules.Faults(options));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Positive(TimeSpan value, string key) => Check(value > TimeSpan.Zero, key, "must be more than zero");

        void Check(bool holds, string key, string must)
        {
            if (!holds)
            {
                faults.Add($"{WriteGateOptions.Section}:{key} {must}.");
            }
        }
    }

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(text, bytes, out int length) && length == 32;
    }
}
