using System.Collections.Concurrent;
using System.Text.Json;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WriteGate.Providers.Tests.Loopback;

/// <summary>A model's server on this machine: answers from a script and keeps what it was sent.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly ConcurrentQueue<(int Status, string Body)> script = [];

    private ModelServer(WebApplication application)
    {
        this.application = application;
        application.Run(AnswerAsync);
    }

    public Uri Address => new(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>What was sent, in order: path and body.</summary>
    public ConcurrentQueue<(string Path, byte[] Body)> Requests { get; } = [];

    public IReadOnlyList<JsonElement> Bodies => [.. Requests.Select(request => JsonElement.Parse(request.Body))];

    public static async Task<ModelServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ModelServer server = new(builder.Build());
        await server.application.StartAsync();
        return server;
    }

    public void Next(string body, int status = 200) => script.Enqueue((status, body));

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        Requests.Enqueue((context.Request.Path, body.ToArray()));
        (int status, string answer) = script.TryDequeue(out (int, string) next) ? next : (400, """{"error":{"message":"The script is over."}}""");
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer);
    }
}
