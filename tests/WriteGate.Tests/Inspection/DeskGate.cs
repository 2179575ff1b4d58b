using System.Text;
using System.Text.Json;

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using WriteGate.Journal;
using WriteGate.Sqlite;
using WriteGate.Telemetry;

namespace WriteGate.Tests.Inspection;

/// <summary>A gate over the desk on a real store, set up by configuration alone, with everything that it logs.</summary>
internal sealed class DeskGate : IAsyncDisposable, IAlertSink, ILoggerProvider, ILogger
{
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private readonly string directory = Directory.CreateTempSubdirectory("writegate-").FullName;
    private readonly IConfigurationRoot configuration;
    private readonly ServiceProvider services;
    private int channels;

    public DeskGate(string? key = Key, params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> values = new() { ["WriteGate:LiveWrites"] = "true", ["WriteGate:ProtectionKey"] = key };
        foreach ((string name, string value) in settings)
        {
            values["WriteGate:" + name] = value;
        }

        configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        ServiceCollection collection = new();
        collection.AddSingleton<IConfiguration>(configuration).AddSingleton<IAlertSink>(this).AddSingleton(Desk);
        collection.AddLogging(logging => logging.AddProvider(this).SetMinimumLevel(LogLevel.Trace));
        collection.AddWriteGate(gate => gate
            .UseSqlite(Path.Combine(directory, "gate.db"))
            .AddTools<DeskTools>()
            .AddWorkflow("desk", workflow => workflow.Allow<DeskTools>()));
        services = collection.BuildServiceProvider();
    }

    public Desk Desk { get; } = new();

    public StringBuilder Log { get; } = new();

    public List<Alert> Alerts { get; } = [];

    public WriteGate.Gate Gate => services.GetRequiredService<WriteGate.Gate>();

    public long Commits => ((SqliteGateStore)services.GetRequiredService<Intents.IGateStore>()).Commits;

    public Task<GateResult> SendAsync(string text, string? channel = null, bool apply = true)
        => CallAsync("desk_send", new { channelId = channel ?? $"c{channels++}", text, mail = (string?)null, number = (string?)null, tags = (object?)null }, apply);

    public Task<GateResult> CallAsync(string tool, object arguments, bool apply = true)
        => Gate.OpenRun(new() { Tenant = "acme", Workflow = "desk", Agent = "scout", Apply = apply })
            .CallAsync(tool, JsonSerializer.SerializeToUtf8Bytes(arguments));

    public void Set(string key, string value)
    {
        configuration["WriteGate:" + key] = value;
        configuration.Reload();
    }

    public async Task<IReadOnlyList<JournalRow>> JournalAsync()
    {
        List<JournalRow> rows = [];
        await foreach (JournalRow row in Gate.Store.ReadJournalAsync(new JournalQuery(), CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Everything that the store has written, byte for byte.</summary>
    public string Files()
    {
        StringBuilder all = new();
        foreach (string file in Directory.EnumerateFiles(directory, "gate.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using StreamReader reader = new(stream, Encoding.Latin1);
            all.Append(reader.ReadToEnd());
        }

        return all.ToString();
    }

    public void Raise(Alert alert) => Alerts.Add(alert);

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => Log.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());

    public void Dispose()
    {
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }
}
