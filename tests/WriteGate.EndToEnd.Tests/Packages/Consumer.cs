namespace WriteGate.EndToEnd.Tests.Packages;

/// <summary>A user's program: a gated call directly, typed, and through each host.</summary>
internal static class Consumer
{
    public const string Program = """"
        using System.IO.Pipelines;
        using System.Text.Json;
        using Anthropic.Models.Messages;
        using Microsoft.Extensions.AI;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;
        using ModelContextProtocol.Client;
        using ModelContextProtocol.Protocol;
        using ModelContextProtocol.Server;
        using OpenAI.Chat;
        using WriteGate;
        using WriteGate.Sqlite;

        ServiceCollection services = new();
        services.AddSingleton<Shelf>();
        services.AddWriteGate(gate => gate
            .UseSqlite(Path.Combine(AppContext.BaseDirectory, "gate.db"))
            .AddTools<ShelfTools>()
            .AddWorkflow("tidy", workflow => workflow.Allow<ShelfTools>())
            .Configure(options => options.LiveWrites = true));
        services.AddMcpServer().WithWriteGateTools<ShelfTools>(options => (options.Tenant, options.Workflow, options.Apply) = ("t", "tidy", true));
        await using ServiceProvider provider = services.BuildServiceProvider();
        await using GateRun run = provider.GetRequiredService<Gate>().OpenRun(new RunOptions { Tenant = "t", Workflow = "tidy", Agent = "a", Apply = true });
        byte[] call = """{"bookId":"B-1","changes":{"place":"left"}}"""u8.ToArray();
        Console.WriteLine((await run.CallAsync("shelf_move_book", call)).Outcome.Word);
        Console.WriteLine((await run.CallAsync("shelf_move_book", call)).Outcome.Word);
        Console.WriteLine((await run.For<ShelfTools>().MoveBook("B-2", new Patch<Book> { Place = "right" })).Outcome.Word);

        AIFunction function = run.AsAITools().OfType<AIFunction>().Single(tool => tool.Name == "shelf_move_book");
        Tell((JsonElement)(await function.InvokeAsync(new AIFunctionArguments { ["bookId"] = "B-3", ["changes"] = new Dictionary<string, object?> { ["place"] = "top" } }))!);

        ChatToolCall chat = ChatToolCall.CreateFunctionToolCall("c1", "shelf_move_book", BinaryData.FromBytes(Move("B-4")));
        Tell(JsonElement.Parse((await run.CallAsync(chat)).Content[0].Text));

        ToolUseBlock use = JsonSerializer.Deserialize<ToolUseBlock>([.. """{"type":"tool_use","id":"c2","name":"shelf_move_book","input":"""u8, .. Move("B-5"), .. "}"u8])!;
        Tell(JsonElement.Parse((await run.CallAsync(use)).Content!.TryPickString(out string? text) ? text : "{}"));

        Pipe requests = new(), answers = new();
        McpServerOptions serverOptions = provider.GetRequiredService<IOptions<McpServerOptions>>().Value;
        await using McpServer server = McpServer.Create(new StreamServerTransport(requests.Reader.AsStream(), answers.Writer.AsStream()), serverOptions, null, provider);
        Task serving = server.RunAsync();
        await using (McpClient client = await McpClient.CreateAsync(new StreamClientTransport(requests.Writer.AsStream(), answers.Reader.AsStream())))
        {
            Dictionary<string, object?> arguments = new() { ["bookId"] = "B-6", ["changes"] = new Dictionary<string, object?> { ["place"] = "left" } };
            CallToolResult result = await client.CallToolAsync("shelf_move_book", arguments);
            Tell(result.StructuredContent!.Value);
        }

        Console.WriteLine(provider.GetRequiredService<Shelf>().Moves);

        static byte[] Move(string bookId) => JsonSerializer.SerializeToUtf8Bytes(new { bookId, changes = new { place = "left" } });
        static void Tell(JsonElement result) => Console.WriteLine(result.GetProperty("outcome").GetString());

        public sealed class Shelf
        {
            public int Moves { get; set; }
        }

        /// <summary>A book.</summary>
        [SystemRecord("shelf.book")]
        public sealed partial record Book
        {
            [RecordId] public required string Id { get; init; }

            /// <summary>Where it stands.</summary>
            [WriteTier(WriteTier.Autonomous)] public string? Place { get; init; }
        }

        /// <summary>Tools over a shelf.</summary>
        [AgentTools("shelf")]
        public sealed partial class ShelfTools(Shelf shelf)
        {
            /// <summary>Finds a book.</summary>
            /// <param name="bookId">Its identifier.</param>
            [WriteTier(WriteTier.ReadOnly)]
            public Task<Book?> FindBook(string bookId) => Task.FromResult<Book?>(new Book { Id = bookId });

            /// <summary>Moves a book.</summary>
            /// <param name="bookId">Its identifier.</param>
            /// <param name="changes">Where to.</param>
            [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(bookId), nameof(changes)), Before(nameof(FindBook))]
            RAWVISIBILITY Task MoveBook(string bookId, Patch<Book> changes, WritePermit permit)
            {
                permit.Demand("shelf.book", bookId);
                shelf.Moves++;
                return Task.CompletedTask;
            }
        }
        """";
}
