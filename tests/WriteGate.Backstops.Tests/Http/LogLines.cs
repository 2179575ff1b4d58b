using System.Collections.Concurrent;

using Microsoft.Extensions.Logging;

namespace WriteGate.Backstops.Tests.Http;

/// <summary>Every line that anything logs.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> All { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => All.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
