using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Tests.Effects;

/// <summary>Clients by which agents change the world: each as a write, as a read, and as something that only looks like it.</summary>
public sealed class ClientFamilyTests
{
    [Theory]
    [InlineData("SpotifyAPI.Web", "SpotifyClient", "client.Player.PausePlayback()")]
    [InlineData("SpotifyAPI.Web", "SpotifyClient", "client.Player.SkipNext()")]
    [InlineData("HueApi", "LocalHueApi", "client.UpdateLightAsync(id, null)")]
    [InlineData("NetDaemon.HassModel", "IHaContext", "client.CallService(\"light\", \"turn_on\")")]
    [InlineData("Discord.WebSocket", "SocketGuildUser", "client.BanAsync()")]
    [InlineData("DSharpPlus.Entities", "DiscordChannel", "client.SendMessageAsync(\"a\")")]
    [InlineData("Telegram.Bot", "ITelegramBotClient", "client.SendMessage(1, \"a\")")]
    [InlineData("SlackNet", "ISlackApiClient", "client.Chat.PostMessage(null)")]
    [InlineData("MailKit.Net.Imap", "ImapClient", "client.Inbox.MoveToAsync(id, null)")]
    [InlineData("Microsoft.Exchange.WebServices.Data", "EmailMessage", "client.SendAndSaveCopy()")]
    [InlineData("Google.Apis.Calendar.v3", "CalendarService", "client.Events.Insert(null, \"primary\").ExecuteAsync()")]
    [InlineData("k8s", "Kubernetes", "client.DeleteNamespacedPodAsync(id, \"default\")")]
    [InlineData("Docker.DotNet", "DockerClient", "client.Containers.StartContainerAsync(id, null)")]
    [InlineData("NGitLab", "IGitLabClient", "client.GetMergeRequest(1).Accept(1, null)")]
    [InlineData("Atlassian.Jira", "Jira", "client.Issues.CreateIssueAsync(null)")]
    [InlineData("Notion.Client", "NotionClient", "client.Pages.UpdateAsync(id, null)")]
    [InlineData("Nest", "ElasticClient", "client.IndexDocumentAsync(1)")]
    [InlineData("Pinecone", "PineconeClient", "client.Index(\"a\").UpsertAsync(null)")]
    [InlineData("HiveMQtt.Client", "HiveMQClient", "client.PublishAsync(\"a\", \"b\")")]
    [InlineData("NModbus", "IModbusMaster", "client.WriteSingleRegisterAsync(1, 2, 3)")]
    [InlineData("S7.Net", "Plc", "client.WriteAsync(\"DB1\", 1)")]
    [InlineData("Renci.SshNet", "ScpClient", "client.Upload(null, \"a\")")]
    [InlineData("OpenQA.Selenium.Interactions", "Actions", "client.Perform()")]
    [InlineData("Microsoft.Playwright", "IDialog", "client.AcceptAsync()")]
    [InlineData("UnityEditor", "AssetDatabase", "AssetDatabase.DeleteAsset(\"a\")")]
    [InlineData("Godot", "Node", "client.AddChild(null)")]
    [InlineData("Microsoft.CodeAnalysis.MSBuild", "MSBuildWorkspace", "client.TryApplyChanges(null)")]
    [InlineData("Autodesk.Revit.DB", "Transaction", "client.Commit()")]
    [InlineData("SolidWorks.Interop.sldworks", "ModelDoc2", "client.SketchManager.InsertSketch(true)")]
    [InlineData("Microsoft.Office.Interop.Outlook", "MailItem", "client.Send()")]
    [InlineData("Microsoft.Win32.TaskScheduler", "TaskFolder", "client.RegisterTaskDefinition(\"a\", null)")]
    [InlineData("WindowsInput", "InputSimulator", "client.Keyboard.KeyPress(1)")]
    [InlineData("FlaUI.Core.Patterns", "IExpandCollapsePattern", "client.Expand()")]
    [InlineData("RepoDb", "System.Data.IDbConnection", "client.InsertAsync(1)")]
    [InlineData("SqlKata.Execution", "System.Data.IDbConnection", "client.UpdateAsync(1)")]
    [InlineData("Google.Cloud.Firestore", "DocumentReference", "client.SetAsync(1)")]
    [InlineData("GraphQL.Client.Http", "GraphQLHttpClient", "client.SendMutationAsync<int>(null)")]
    [InlineData("Okta.Sdk.Api", "UserApi", "client.DeactivateUserAsync(id)")]
    [InlineData("Alpaca.Markets", "IAlpacaTradingClient", "client.CancelOrderAsync(id)")]
    [InlineData("Nethereum.Web3", "EtherTransferService", "client.TransferEtherAndWaitForReceiptAsync(id, 1)")]
    [InlineData("DocumentFormat.OpenXml.Packaging", "WordprocessingDocument", "client.MainDocumentPart.Document.Save()")]
    [InlineData("ImageMagick", "MagickImage", "client.Write(\"a.png\")")]
    public void What_clients_write(string space, string type, string call) => Assert.Equal(EffectKind.Write, KindOf(space, type, call));

    [Theory]
    [InlineData("SpotifyAPI.Web", "SpotifyClient", "client.Player.GetCurrentPlayback()")]
    [InlineData("Telegram.Bot", "ITelegramBotClient", "client.GetMe()")]
    [InlineData("Google.Apis.Calendar.v3", "CalendarService", "client.Events.List(\"primary\").ExecuteAsync()", EffectKind.None)]
    [InlineData("k8s", "Kubernetes", "client.ListNamespacedPodAsync(\"default\")")]
    [InlineData("Docker.DotNet", "DockerClient", "client.Containers.InspectContainerAsync(id)")]
    [InlineData("Nest", "ElasticClient", "client.SearchAsync<int>(null)", EffectKind.None)]
    [InlineData("SolidWorks.Interop.sldworks", "ModelDoc2", "client.GetTitle()")]
    [InlineData("GraphQL.Client.Http", "GraphQLHttpClient", "client.SendQueryAsync<int>(null)")]
    [InlineData("OpenAI.Chat; using Azure.AI.OpenAI", "ChatClient", "client.CompleteChatAsync(null)")]
    [InlineData("Azure.Messaging.ServiceBus", "ServiceBusClient", "client.CreateReceiver(\"a\")")]
    [InlineData("Google.Apis.Auth.OAuth2", "GoogleCredential", "client.CreateScoped(\"a\")")]
    [InlineData("Microsoft.SemanticKernel; using Acme.Crm", "Kernel", "client.InvokePromptAsync(\"a\")")]
    public void What_clients_read(string space, string type, string call, object? kind = null) => Assert.Equal(kind ?? EffectKind.Read, KindOf(space, type, call));

    [Theory]
    [InlineData("Acme.Music", "SpotifyClient", "client.Player.PausePlayback()", EffectKind.None)]
    [InlineData("Acme.Cad", "ModelDoc2", "client.SketchManager.InsertSketch(true)", EffectKind.None)]
    [InlineData("Acme.Office", "Shelf", "client.Top.Value = 1", EffectKind.None)]
    [InlineData("Microsoft.Office.Interop.Excel", "Worksheet", "client.Name = id", EffectKind.Unknown)]
    [InlineData("Microsoft.Playwright", "IPage", "client.GotoAsync(\"a\")", EffectKind.Unknown)]
    [InlineData("Wolverine", "IMessageBus", "client.InvokeAsync(1)", EffectKind.Unknown)]
    [InlineData("Acme.Soap", "CustomerServiceClient", "client.findAsync(1)", EffectKind.None)]
    public void What_looks_like_it_is_no_write_by_itself(string space, string type, string call, object kind) => Assert.Equal(kind, KindOf(space, type, call, isAwaited: false));

    [Theory]
    [InlineData("typeof(string).InvokeMember(\"SendMail\", 0, null, null, null)", EffectKind.Write)]
    [InlineData("typeof(string).InvokeMember(\"GetMail\", 0, null, null, null)", EffectKind.Read)]
    [InlineData("typeof(string).InvokeMember(name, System.Reflection.BindingFlags.GetProperty | System.Reflection.BindingFlags.Public, null, null, null)", EffectKind.Read)]
    [InlineData("typeof(string).InvokeMember(name, System.Reflection.BindingFlags.SetProperty, null, null, null)", EffectKind.Unknown)]
    [InlineData("typeof(string).GetMethod(\"DeleteMail\")!.Invoke(null, null)", EffectKind.Write)]
    [InlineData("typeof(string).GetMethod(\"Clear\")!.Invoke(null, null)", EffectKind.Unknown)]
    [InlineData("typeof(string).GetMethod(name)!.Invoke(null, null)", EffectKind.Unknown)]
    [InlineData("typeof(string).GetProperty(name)!.GetValue(null)", EffectKind.None)]
    public void What_is_called_by_reflection_is_told_by_its_name(string call, object kind)
        => Assert.Equal(kind, EffectSource.Run($"public object? Run(string name) => {call};").Kind);

    [Theory]
    [InlineData("[ComImport, Guid(\"5CDF2C82-841E-4546-9722-0CF74078229A\")]", "client.SetVolume(1)", true)]
    [InlineData("[ComImport, Guid(\"5CDF2C82-841E-4546-9722-0CF74078229A\")]", "client.GetVolume()", false)]
    [InlineData("", "client.SetVolume(1)", false)]
    public void An_interface_of_com_is_another_program(string attributes, string call, bool isHint) => Assert.Equal(isHint, EffectSource.Of(
        $$"""
        using System.Runtime.InteropServices;
        {{attributes}} public interface IVolume { void SetVolume(int level); int GetVolume(); }
        public class Tools(IVolume client) { public void Run() => {{call}}; }
        """,
        "Tools", "Run").Effects.Any(e => e.Kind == EffectKind.Hinted));

    private static EffectKind KindOf(string space, string type, string call, bool isAwaited = true)
        => EffectSource.Of($"using {space}; public class Tools({type} client) {{ public async Task Run(string id) {{ {(isAwaited ? "await " : "")}{call}; }} }}", "Tools", "Run").Kind;
}
