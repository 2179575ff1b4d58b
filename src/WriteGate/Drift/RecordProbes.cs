using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using WriteGate.Records;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate.Drift;

/// <summary>Holds what tools declare against what the systems of record have, asked again every <see cref="WriteGateOptions.ProbeInterval"/>.</summary>
internal sealed class RecordProbes(IServiceProvider services, IOptionsMonitor<WriteGateOptions> options, Alerts alerts)
{
    private readonly IServiceScopeFactory scopes = services.GetRequiredService<IServiceScopeFactory>();
    private readonly TimeProvider time = services.GetRequiredService<TimeProvider>();
    private readonly HashSet<string> probed = [.. services.GetServices<ProbedResource>().Select(resource => resource.Name)];
    private readonly ConcurrentDictionary<(string Tenant, string Resource), ProbeAnswers> answers = new();
    private readonly ConcurrentDictionary<GatedTool, DeclaredField[]> declared = new();

    /// <summary>Why these fields can no longer be written as the tool was compiled to; null where they can, or where nobody probes the resource.</summary>
    public ValueTask<string?> WhyDriftedAsync(string tenant, GatedTool tool, FieldSet touched, CancellationToken cancellationToken)
        => probed.Contains(tool.Contract.Resource) && !touched.IsEmpty ? AskAsync(tenant, tool, touched, cancellationToken) : default;

    private async ValueTask<string?> AskAsync(string tenant, GatedTool tool, FieldSet touched, CancellationToken cancellationToken)
    {
        string resource = tool.Contract.Resource;
        ProbeAnswer answer = await answers.GetOrAdd((tenant, resource), static _ => new())
            .GetAsync(time.GetUtcNow(), options.CurrentValue.ProbeInterval, () => DescribeAsync(tenant, resource), cancellationToken).ConfigureAwait(false);
        DeclaredField[] fields = declared.GetOrAdd(tool, DeclaredField.Of);
        List<string> misfits = [];
        foreach (int field in touched)
        {
            if (fields[field].Misfit(answer.Fields) is { } misfit)
            {
                misfits.Add(misfit);
            }
        }

        if (misfits.Count == 0)
        {
            return null;
        }

        string why = $"{resource} changed in the system of record since this tool was compiled: {string.Join("; ", misfits)}.";
        if (answer.IsNews(why))
        {
            alerts.Raise(new Alert("schema_drift", tenant, "", tool.Contract.Name, why));
        }

        return why;
    }

    private async Task<ProbeAnswer> DescribeAsync(string tenant, string resource)
    {
        using CancellationTokenSource deadline = new(options.CurrentValue.WriteTimeout, time);
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using ConfiguredAsyncDisposable ended = scope.ConfigureAwait(false);
        return new(await scope.ServiceProvider.GetRequiredKeyedService<IRecordProbe>(resource).DescribeAsync(tenant, deadline.Token).ConfigureAwait(false));
    }
}

/// <summary>A resource that has a probe.</summary>
internal sealed record ProbedResource(string Name);
