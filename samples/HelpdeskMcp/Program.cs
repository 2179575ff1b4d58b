using HelpdeskMcp;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using WriteGate;

// A client starts the server anywhere: its settings lie beside the program, its data where HELPDESK_DATA says.
HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
string data = Directory.CreateDirectory(builder.Configuration["HELPDESK_DATA"] ?? Path.Combine(AppContext.BaseDirectory, "data")).FullName;

// Standard output belongs to the protocol.
builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

builder.Services.AddSingleton(new Helpdesk(Path.Combine(data, "helpdesk.json")));
builder.Services.AddWriteGate(gate => gate
    .UseSqlite(Path.Combine(data, "writegate.db"))
    .AddTools<HelpdeskTools>()
    .AddWorkflow("support", workflow => workflow.Allow<HelpdeskTools>()));
builder.Services.AddMcpServer().WithStdioServerTransport().WithWriteGateTools<HelpdeskTools>();

await builder.Build().RunAsync();
