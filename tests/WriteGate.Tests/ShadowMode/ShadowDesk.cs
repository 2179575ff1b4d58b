using System.Text;

using WriteGate.Intents;
using WriteGate.Sqlite;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.ShadowMode;

/// <summary>A gate with something in shadow, an agent that proposes, and people who type into the systems of record.</summary>
internal sealed class ShadowDesk : IAsyncDisposable
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <param name="settings">Keys of the section <c>WriteGate</c> and their values.</param>
    public ShadowDesk(params (string Key, string Value)[] settings) => Gate = new GateHarness(with: gate => gate.AddApprovedWrites(), settings: settings);

    public GateHarness Gate { get; }

    public Shadow Shadow => Gate.Gate.Shadow;

    /// <summary>A run of an agent, in shadow or not, all locks open.</summary>
    public Task<GateResult> CallAsync(string tool, string json, bool shadow = false, CallOptions? options = null, string agent = "scout")
        => Gate.OpenRun(shadow: shadow, workflow: tool.StartsWith("lead", StringComparison.Ordinal) ? "leads" : "hygiene", agent: agent)
            .CallAsync(tool, Encoding.UTF8.GetBytes(json), options);

    public Task<GateResult> UpdateDealAsync(string changes, string dealId = "D-1", bool shadow = true, CallOptions? options = null)
        => CallAsync("crm_update_deal", $$"""{"dealId":"{{dealId}}","changes":{{changes}}}""", shadow, options);

    public Task<GateResult> UpdateLeadAsync(string changes, string leadId = "L-1", bool shadow = false, CallOptions? options = null)
        => CallAsync("lead_update", $$"""{"leadId":"{{leadId}}","changes":{{changes}}}""", shadow, options);

    /// <summary>What is in shadow and not compared, as <c>record field before→after</c>.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync() => [.. (await Shadow.ListAsync("acme")).Select(Line)];

    /// <summary>Lets the window pass and compares.</summary>
    public async Task<IReadOnlyList<ShadowComparison>> CompareAsync(TimeSpan? after = null)
    {
        Gate.Time.Advance(after ?? Week);
        return await Shadow.CompareAsync("acme");
    }

    public async Task<ShadowVerdict> VerdictAsync() => Assert.Single(await CompareAsync()).Verdict;

    /// <summary>Changes the store's file behind its back.</summary>
    public void Forge(string sql)
    {
        using SqliteDatabase file = SqliteDatabase.Open(Gate.DatabasePath, SQLitePCL.raw.SQLITE_OPEN_READWRITE, TimeSpan.FromSeconds(5));
        file.Execute(sql);
    }

    public ValueTask DisposeAsync() => Gate.DisposeAsync();

    private static string Line(Intent intent) => $"{intent.RecordId} {intent.Field} {Text(intent.Before)}→{Text(intent.After ?? intent.Body)}";

    private static string Text(byte[]? image) => image is null ? "" : Encoding.UTF8.GetString(image);
}
