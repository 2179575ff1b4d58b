using System.Text.Json;
using System.Threading.Channels;

using HelpdeskMcp;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using QueueWorker;

using WriteGate;

// Standard input stands in for the queue: one message a line. Settings come from the environment.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
string data = Directory.CreateDirectory(builder.Configuration["HELPDESK_DATA"] ?? Path.Combine(AppContext.BaseDirectory, "data")).FullName;

builder.Services.AddSingleton(new Helpdesk(Path.Combine(data, "helpdesk.json")));
builder.Services.AddWriteGate(gate => gate
    .UseSqlite(Path.Combine(data, "writegate.db"))
    .AddTools<HelpdeskTools>()
    .AddWorkflow("inbox", workflow => workflow.Allow<HelpdeskTools>()));
builder.Services.AddSingleton(Channel.CreateBounded<Message>(100));
builder.Services.AddSingleton<InboxWorker>();
builder.Services.AddHostedService(services => services.GetRequiredService<InboxWorker>());

using IHost host = builder.Build();
InboxWorker worker = host.Services.GetRequiredService<InboxWorker>();
worker.Handled += (message, result) => Console.WriteLine($"{message.Id} {result.Outcome.Word}: {result.Message}");
await host.StartAsync();

ChannelWriter<Message> queue = host.Services.GetRequiredService<Channel<Message>>().Writer;
while (await Console.In.ReadLineAsync() is { } line)
{
    await queue.WriteAsync(JsonSerializer.Deserialize<Message>(line, JsonSerializerOptions.Web)!);
}

// What is in the queue is still handled; then the worker is done.
queue.Complete();
await worker.ExecuteTask!;
await host.StopAsync();
