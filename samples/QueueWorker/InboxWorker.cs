using System.Threading.Channels;

using HelpdeskMcp;

using Microsoft.Extensions.Hosting;

using WriteGate;

namespace QueueWorker;

/// <summary>Takes messages from a queue and calls the tools, typed, without any model.</summary>
public sealed class InboxWorker(Gate gate, Channel<Message> queue, TimeProvider time) : BackgroundService
{
    /// <summary>Told of each message and what became of it.</summary>
    public event Action<Message, GateResult>? Handled;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using GateRun run = gate.OpenRun(new RunOptions { Tenant = "acme", Workflow = "inbox", Agent = "inbox-worker", Apply = true });
        await foreach (Message message in queue.Reader.ReadAllAsync(stoppingToken))
        {
            GateResult result = await HandleAsync(run, message, stoppingToken);
            // Not settled: the same message again. It is looked up, never blindly repeated.
            while (result is GateResult.InProgress or GateResult.Unknown or GateResult.Failed { MayRetry: true })
            {
                await Task.Delay(TimeSpan.FromSeconds(1), time, stoppingToken);
                result = await HandleAsync(run, message, stoppingToken);
            }

            Handled?.Invoke(message, result);
        }
    }

    // The message's identifier is the call's: a queue that delivers twice gets its first answer again.
    private static async Task<GateResult> HandleAsync(GateRun run, Message message, CancellationToken cancellationToken)
    {
        GatedTools<HelpdeskTools> tools = run.For<HelpdeskTools>();
        CallOptions call = new() { CallId = message.Id };
        return message.Kind switch
        {
            "escalate" => await tools.UpdateTicket(message.TicketId, new Patch<Ticket> { Priority = Priority.High }, call, cancellationToken),
            "note" => (await tools.AddNote(message.TicketId, message.Id, message.Text, call, cancellationToken)).Result,
            "refund" => (await tools.Refund(message.TicketId, message.Amount, call, cancellationToken)).Result,
            _ => new GateResult.Denied($"There are no messages of kind \"{message.Kind}\"."),
        };
    }
}
