using System.Collections.Concurrent;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WriteGate.Backstops.Tests.Http;

/// <summary>A helpdesk's server on this machine, which keeps what it was sent.</summary>
internal sealed class DeskServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private DeskServer(WebApplication application)
    {
        this.application = application;
        application.Run(AnswerAsync);
    }

    /// <summary>One request as it came in.</summary>
    public sealed record Received(string Verb, string Path, string? Key, string? Authorization);

    public Uri Address => new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public ConcurrentQueue<Received> Requests { get; } = [];

    /// <summary>Decides the status, and where to look next; 200 when unset.</summary>
    public Func<Received, (int Status, string? Location)>? Answer { get; set; }

    public static async Task<DeskServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        DeskServer server = new(builder.Build());
        await server.application.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        HttpRequest request = context.Request;
        Received received = new(request.Method, request.Path, Header("Idempotency-Key"), Header("Authorization"));
        Requests.Enqueue(received);
        (int status, string? location) = Answer?.Invoke(received) ?? (200, null);
        context.Response.StatusCode = status;
        if (location is not null)
        {
            context.Response.Headers.Location = location;
        }

        return Task.CompletedTask;

        string? Header(string name) => request.Headers.TryGetValue(name, out Microsoft.Extensions.Primitives.StringValues values) ? values.ToString() : null;
    }
}
