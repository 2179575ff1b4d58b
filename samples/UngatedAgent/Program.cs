using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

using UngatedAgent;

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);

// Standard output belongs to the protocol.
builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

builder.Services.AddSingleton<IShop>(new Shop(new HttpClient { BaseAddress = new Uri(builder.Configuration["SHOP_URL"] ?? "http://localhost:8080") }));
builder.Services.AddMcpServer().WithStdioServerTransport().WithToolsFromAssembly();

await builder.Build().RunAsync();
