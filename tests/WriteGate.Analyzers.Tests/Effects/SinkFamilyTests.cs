using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Tests.Effects;

/// <summary>A call of every family, as a write and as a read; of packages that are not referenced here, as the compiler meets them without it.</summary>
public sealed class SinkFamilyTests
{
    [Theory]
    [InlineData("http.PostAsync(\"/deals\", null)")]
    [InlineData("http.PatchAsync(\"/deals/1\", null)")]
    [InlineData("http.PostAsJsonAsync(\"/deals\", 1)")]
    [InlineData("http.DeleteFromJsonAsync<int>(\"/deals/1\")")]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Put, \"/deals/1\"))")]
    [InlineData("File.WriteAllTextAsync(\"deals.json\", \"\")")]
    [InlineData("File.AppendAllTextAsync(\"deals.json\", \"\")")]
    [InlineData("Async(() => File.Delete(\"deals.json\"))")]
    [InlineData("Async(() => File.Move(\"a\", \"b\"))")]
    [InlineData("Async(() => new FileInfo(\"a\").Delete())")]
    [InlineData("Async(() => new FileStream(\"a\", FileMode.Create).Dispose())")]
    [InlineData("Async(() => new StreamWriter(\"a\").Dispose())")]
    [InlineData("Async(() => System.IO.Compression.ZipFile.ExtractToDirectory(\"a\", \"b\"))")]
    [InlineData("Async(() => new System.Xml.Linq.XDocument().Save(\"a\"))")]
    [InlineData("Async(() => new System.Net.Mail.SmtpClient().Send(\"a\", \"b\", \"c\", \"d\"))")]
    [InlineData("Async(() => System.Diagnostics.Process.Start(\"shutdown\", \"/s\"))")]
    [InlineData("Async(() => System.Diagnostics.Process.GetProcessById(1).Kill())")]
    public void What_the_framework_writes(string call) => Assert.Equal(EffectKind.Write, Kind(call));

    [Theory]
    [InlineData("http.GetAsync(\"/deals\")")]
    [InlineData("http.GetFromJsonAsync<int>(\"/deals\")")]
    [InlineData("http.SendAsync(new HttpRequestMessage(HttpMethod.Get, \"/deals/1\"))")]
    [InlineData("File.ReadAllTextAsync(\"deals.json\")")]
    [InlineData("Async(() => new FileStream(\"a\", FileMode.Open).Dispose())")]
    [InlineData("Async(() => File.Open(\"a\", FileMode.OpenOrCreate, FileAccess.Read).Dispose())")]
    [InlineData("Async(() => new StreamReader(\"a\").Dispose())")]
    [InlineData("Async(() => System.Diagnostics.Process.Start(\"git\", \"status --short\"))")]
    public void What_the_framework_reads(string call) => Assert.Equal(EffectKind.Read, Kind(call));

    [Theory]
    [InlineData("new System.Xml.Linq.XDocument().Save(new MemoryStream())")]
    [InlineData("new StreamWriter(new MemoryStream()).Write(1)")]
    [InlineData("Console.WriteLine(1)")]
    [InlineData("new Dictionary<int, int>().Remove(1)")]
    [InlineData("new List<int>().Add(1)")]
    public void What_stays_in_the_process(string call) => Assert.Equal(EffectKind.None, Kind($"Async(() => {call})"));

    [Theory]
    [InlineData("Octokit", "GitHubClient", "client.Issue.Comment.Create(1, 2, \"\")")]
    [InlineData("Octokit", "IGitHubClient", "client.Issue.Update(1, 2, null)")]
    [InlineData("Microsoft.EntityFrameworkCore", "DbContext", "client.SaveChangesAsync()")]
    [InlineData("Npgsql", "NpgsqlCommand", "client.ExecuteNonQueryAsync()")]
    [InlineData("Dapper", "System.Data.IDbConnection", "client.ExecuteAsync(\"UPDATE deals SET stage = 1 WHERE id = 2\")")]
    [InlineData("Azure.Storage.Blobs", "BlobClient", "client.UploadAsync(\"\")")]
    [InlineData("Azure.ResourceManager.Compute", "VirtualMachineResource", "client.DeleteAsync(null)")]
    [InlineData("Azure.Messaging.ServiceBus", "ServiceBusSender", "client.SendMessageAsync(null)")]
    [InlineData("Amazon.S3", "IAmazonS3", "client.PutObjectAsync(null)")]
    [InlineData("Amazon.DynamoDBv2", "AmazonDynamoDBClient", "client.DeleteItemAsync(null)")]
    [InlineData("Microsoft.Graph", "GraphServiceClient", "client.Me.SendMail.PostAsync(null)")]
    [InlineData("NServiceBus", "IMessageSession", "client.Publish(null)")]
    [InlineData("MassTransit", "IPublishEndpoint", "client.Publish(1)")]
    [InlineData("Confluent.Kafka", "IProducer<int, int>", "client.ProduceAsync(\"t\", null)")]
    [InlineData("RabbitMQ.Client", "IChannel", "client.BasicPublishAsync(\"\", \"\", null)")]
    [InlineData("Microsoft.TeamFoundation.WorkItemTracking.WebApi", "WorkItemTrackingHttpClient", "client.CreateWorkItemAsync(null, null, null)")]
    [InlineData("Microsoft.Xrm.Sdk", "IOrganizationService", "client.Create(null)")]
    [InlineData("Microsoft.PowerPlatform.Dataverse.Client", "ServiceClient", "client.UpdateAsync(null)")]
    [InlineData("Salesforce.Force", "ForceClient", "client.CreateAsync(\"Lead\", null)")]
    [InlineData("LibGit2Sharp", "Repository", "client.Commit(\"\", null, null)")]
    [InlineData("Stripe", "RefundService", "client.CreateAsync(null)")]
    [InlineData("MailKit.Net.Smtp", "SmtpClient", "client.SendAsync(null)")]
    [InlineData("MongoDB.Driver", "IMongoCollection<int>", "client.InsertOneAsync(1)")]
    [InlineData("StackExchange.Redis", "IDatabase", "client.StringSetAsync(\"k\", \"v\")")]
    [InlineData("SqlSugar", "SqlSugarClient", "client.Updateable(1).Where(\"\").ExecuteCommandAsync()")]
    [InlineData("SqlSugar", "ISqlSugarClient", "client.DbMaintenance.DropTable(\"deals\")")]
    [InlineData("FreeSql", "IBaseRepository", "client.Select.ToUpdate().ExecuteAffrowsAsync()")]
    [InlineData("Marten", "IDocumentSession", "client.SaveChangesAsync()")]
    [InlineData("ServiceStack", "JsonApiClient", "client.PatchAsync(null)")]
    [InlineData("Microsoft.EntityFrameworkCore", "Acme.Crm.Deals", "client.SaveChangesAsync()")]
    [InlineData("Microsoft.Playwright", "IPage", "client.Keyboard.TypeAsync(\"a\")")]
    [InlineData("LibGit2Sharp", "Repository", "client.Network.Push(null)")]
    [InlineData("Dapper; using Microsoft.Data.SqlClient", "SqlConnection", "client.ExecuteAsync(\"UPDATE deals SET stage = 1\")")]
    [InlineData("Microsoft.Playwright", "ILocator", "client.PressAsync(\"Enter\")")]
    [InlineData("OpenQA.Selenium", "IWebElement", "client.SendKeys(\"a\")")]
    [InlineData("MongoDB.Driver", "IMongoDatabase", "client.RunCommandAsync<BsonDocument>(new BsonDocument(\"drop\", \"deals\"))")]
    public void What_clients_write(string space, string type, string call) => Assert.Equal(EffectKind.Write, KindOfMissing(space, type, call));

    [Theory]
    [InlineData("Octokit", "GitHubClient", "client.Issue.Get(1, 2)")]
    [InlineData("Dapper", "System.Data.IDbConnection", "client.QueryAsync<int>(\"SELECT 1\")")]
    [InlineData("Npgsql", "NpgsqlCommand", "client.ExecuteReaderAsync()")]
    [InlineData("Azure.Storage.Blobs", "BlobClient", "client.DownloadAsync()")]
    [InlineData("Amazon.S3", "IAmazonS3", "client.GetObjectAsync(null)")]
    [InlineData("Microsoft.Graph", "GraphServiceClient", "client.Me.Messages.GetAsync()")]
    [InlineData("Microsoft.Graph", "GraphServiceClient", "client.Me.Calendar.GetSchedule.PostAsGetSchedulePostResponseAsync(null)")]
    [InlineData("Stripe", "RefundService", "client.ListAsync(null)")]
    [InlineData("MongoDB.Driver", "IMongoCollection<int>", "client.CountDocumentsAsync(null)")]
    [InlineData("StackExchange.Redis", "IDatabase", "client.StringGetAsync(\"k\")")]
    [InlineData("SqlSugar", "SqlSugarClient", "client.Ado.SqlQueryAsync<int>(\"SELECT 1\")")]
    [InlineData("ServiceStack", "JsonApiClient", "client.GetAsync(null)")]
    [InlineData("MongoDB.Driver", "IMongoDatabase", "client.RunCommandAsync<BsonDocument>(new BsonDocument(\"ping\", 1))")]
    [InlineData("MongoDB.Driver", "IMongoDatabase", "client.RunCommandAsync<BsonDocument>(\"{ dbStats: 1 }\")")]
    [InlineData("Microsoft.Identity.Client", "IPublicClientApplication", "client.RemoveAsync(null)")]
    [InlineData("Amazon.CloudWatchLogs", "IAmazonCloudWatchLogs", "client.StartQueryAsync(null)")]
    public void What_clients_read(string space, string type, string call) => Assert.Equal(EffectKind.Read, KindOfMissing(space, type, call));

    [Theory]
    [InlineData("Acme.Crm", "GitHubClient", "client.Issue.Comment.Create(1, 2, \"\")")]
    [InlineData("Acme.Crm", "DealStore", "client.SaveChangesAsync()")]
    [InlineData("Acme.Crm", "System.Data.IDbConnection", "client.ExecuteAsync(\"UPDATE deals SET stage = 1\")")]
    [InlineData("Azure.Core", "DealStore", "client.DeleteAsync()")]
    public void Types_that_cannot_be_named_say_nothing(string space, string type, string call) => Assert.Equal(EffectKind.None, KindOfMissing(space, type, call));

    [Theory]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"user32.dll\")] static extern uint SendInput(uint n);", "SendInput(1)", true)]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"USER32\", EntryPoint = \"SetWindowTextW\")] static extern uint Title(uint n);", "Title(1)", true)]
    [InlineData("[System.Runtime.InteropServices.LibraryImport(\"user32.dll\")] static partial uint SetCursorPos(uint n);", "SetCursorPos(1)", true)]
    [InlineData("[System.Runtime.InteropServices.LibraryImport(\"user32.dll\")] static partial uint GetCursorPos(uint n);", "GetCursorPos(1)", false)]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"acme.dll\")] static extern uint SendInput(uint n);", "SendInput(1)", false)]
    [InlineData("static uint SendInput(uint n) => n;", "SendInput(1)", false)]
    public void Native_functions_are_told_by_library_and_entry_point(string declared, string call, bool writes)
        => Assert.Equal(writes ? EffectKind.Write : EffectKind.None, EffectSource.Run($"{declared} public void Run() => {call};").Kind);

    private static EffectKind Kind(string call)
        => EffectSource.Run($"public Task Run() => {call}; private static Task Async(Action action) {{ action(); return Task.CompletedTask; }}").Kind;

    private static EffectKind KindOfMissing(string space, string type, string call)
        => EffectSource.Of($"using {space}; public class Tools({type} client) {{ public async Task Run() {{ await {call}; }} }}", "Tools", "Run").Kind;
}
