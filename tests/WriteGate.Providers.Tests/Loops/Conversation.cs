using System.Text.Json;

using WriteGate.Providers.Tests.Desk;
using WriteGate.Providers.Tests.Loopback;
using WriteGate.Providers.Tests.Providers;

namespace WriteGate.Providers.Tests.Loops;

/// <summary>Conversations of a scripted model with a real SDK and a real gate.</summary>
internal sealed class Conversation(Provider provider) : IAsyncDisposable
{
    private ModelServer? server;

    public DeskGate Gate { get; } = new();

    public Helpdesk Desk => Gate.Desk;

    public ModelServer Server => server ?? throw new InvalidOperationException("Nothing was said yet.");

    /// <summary>Lets the model say this, message by message, and then its last word.</summary>
    /// <returns>The answers to each message, as the model was sent them.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<SentAnswer>>> HoldAsync(params ModelCall[][] messages)
    {
        server ??= await ModelServer.StartAsync();
        int before = server.Requests.Count;
        foreach (ModelCall[] calls in messages.Append([]))
        {
            server.Next(provider.Reply(calls));
        }

        Assert.Equal("Done.", await provider.ConverseAsync(server.Address, Gate.Run));
        IReadOnlyList<JsonElement> requests = server.Bodies;
        Assert.Equal(before + messages.Length + 1, requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(provider.Path, request.Path));
        return [.. requests.Skip(before + 1).Select(provider.AnswersIn)];
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        await Gate.DisposeAsync();
    }
}
