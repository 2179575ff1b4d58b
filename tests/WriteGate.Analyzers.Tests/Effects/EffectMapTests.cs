using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Tests.Effects;

/// <summary>How calls are followed to what they do.</summary>
public sealed class EffectMapTests
{
    private const string Client = """
        public interface IClient { Task Save(string id); }
        public sealed class Client(HttpClient http) : IClient { public Task Save(string id) => http.PutAsync(id, null); }
        """;

    private const string Write = "http.PostAsync(\"/deals\", null)";

    [Fact]
    public void A_sink_in_the_method_itself_is_found()
    {
        Effect effect = Assert.Single(EffectSource.Run($"public Task Run() => {Write};").Effects);
        Assert.Equal((EffectKind.Write, "HttpClient.PostAsync", 0), (effect.Kind, effect.SinkName, effect.Path.Length));
        Assert.Equal("PostAsync", effect.Sink!.Name);
    }

    [Fact]
    public void A_read_is_told_from_a_write()
        => Assert.Equal(EffectKind.Read, EffectSource.Run("public Task Run() => http.GetStringAsync(\"/deals\");").Kind);

    [Fact]
    public void Nothing_is_said_of_a_method_that_calls_nothing_outside()
        => Assert.Equal(EffectKind.None, EffectSource.Run("public int Run() => new List<int> { 1 }.Sum();").Kind);

    [Fact]
    public void The_path_names_the_callees_in_between()
    {
        EffectSummary summary = EffectSource.Run(
            "public Task Run() => new Deals().Update(http);",
            "public sealed class Deals { public Task Update(HttpClient http) => Send(http); private static Task Send(HttpClient http) => http.DeleteAsync(\"/1\"); }");
        Assert.Equal("Run → Deals.Update → Deals.Send → HttpClient.DeleteAsync", summary.Worst!.Route(
            EffectSource.Method(EffectSource.Compile("class Tools { void Run() { } }"), "Tools", "Run")));
        Assert.Equal(EffectTraits.Deletes, summary.Traits);
    }

    [Theory]
    [InlineData("public Task Run(IClient client) => client.Save(\"1\");")]
    [InlineData("private readonly IClient client = null!; public async Task Run() => await client.Save(\"1\");")]
    [InlineData("public Task Run(IClient client) { return Local(); Task Local() => client.Save(\"1\"); }")]
    [InlineData("public Task Run(IClient client) => Task.Run(() => client.Save(\"1\"));")]
    [InlineData("public Task Run(IClient client, string[] ids) => Task.WhenAll(ids.Select(client.Save));")]
    [InlineData("public Task Run(IClient client) { Func<string, Task> save = client.Save; return save(\"1\"); }")]
    [InlineData("private static readonly Func<IClient, Task> Send = c => c.Save(\"1\"); public Task Run(IClient client) => Send(client);")]
    [InlineData("private readonly Func<string, Task> send; public Tools(IClient client) { send = client.Save; } public Task Run() => send(\"1\");")]
    [InlineData("private IClient client = null!; private Task Done { get { return client.Save(\"1\"); } } public Task Run() => Done;")]
    [InlineData("private IClient client = null!; private int Stage { set => client.Save(\"1\").Wait(); } public void Run() => Stage = 3;")]
    [InlineData("public void Run() => new Job();", "public sealed class Job { public Job() { new Client(new()).Save(\"1\").Wait(); } }")]
    [InlineData("public void Run() => new Job();", "public sealed class Job { private Task done = new Client(new()).Save(\"1\"); }")]
    [InlineData("public Task Run(Base job) => job.Do();", "public abstract class Base { public abstract Task Do(); } public sealed class Job : Base { public override Task Do() => new Client(new()).Save(\"1\"); }")]
    [InlineData("public Task Run(Repository<int> all) => all.Update(1);", "public class Repository<T>(IClient client) { public Task Update(T item) => client.Save(item!.ToString()!); }")]
    [InlineData("public Task Run<T>(T client) where T : IClient => client.Save(\"1\");")]
    [InlineData("public Task Run(IClient client) => client.SaveAll();", "public static class More { public static Task SaveAll(this IClient client) => client.Save(\"1\"); }")]
    public void Calls_are_followed(string members, string beside = "")
        => Assert.Equal(EffectKind.Write, EffectSource.Run(members, Client + beside).Kind);

    [Fact]
    public void An_interface_leads_only_to_what_implements_it_with_the_same_type()
        => Assert.Equal(EffectKind.Read, EffectSource.Run(
            "public Task Run(IStore<int> store) => store.Do();",
            """
            public interface IStore<T> { Task Do(); }
            public sealed class Ints(HttpClient http) : IStore<int> { public Task Do() => http.GetAsync("/"); }
            public sealed class Texts(HttpClient http) : IStore<string> { public Task Do() => http.DeleteAsync("/"); }
            """).Kind);

    [Fact]
    public void A_template_method_runs_the_steps_of_its_own_class()
    {
        string source = """
            public abstract class Job { protected HttpClient http = new(); public Task Run() => Inner(); private Task Inner() => Step(); protected abstract Task Step(); }
            public sealed class Reader : Job { protected override Task Step() => http.GetAsync("/"); public Task Go() => Run(); }
            public sealed class Writer : Job { protected override Task Step() => http.DeleteAsync("/"); public Task Go() => Run(); }
            """;
        Assert.Equal(EffectKind.Read, EffectSource.Of(source, "Reader", "Go").Kind);
        Assert.Equal(EffectKind.Write, EffectSource.Of(source, "Writer", "Go").Kind);
        Assert.Equal(EffectKind.Write, EffectSource.Of(source, "Job", "Run").Kind);
    }

    [Fact]
    public void Recursion_ends() => Assert.Equal(EffectKind.Write, EffectSource.Run(
        $"public Task Run() => Other(3); private Task Other(int n) => n == 0 ? {Write} : Again(n - 1); private Task Again(int n) => Other(n);").Kind);

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void C3_six_callees_may_stand_between(int callees, bool isFound)
    {
        string members = "public Task Run() => M1();" + string.Concat(Enumerable.Range(1, callees).Select(i =>
            $"private Task M{i}() => {(i == callees ? Write : $"M{i + 1}()")};"));
        Assert.Equal(isFound ? EffectKind.Write : EffectKind.None, EffectSource.Run(members).Kind);
    }

    [Fact]
    public void A_chain_of_a_thousand_calls_is_read()
    {
        string chain = string.Concat(Enumerable.Repeat(".Append(1)", 1000));
        Assert.Equal(EffectKind.Write, EffectSource.Run(
            $"public async Task Run() {{ var text = new System.Text.StringBuilder(){chain}; await {Write}; }}").Kind);
    }

    [Fact]
    public void A_thousand_methods_in_a_row_are_cut_off()
        => Assert.Equal(EffectKind.None, EffectSource.Run(
            "public Task Run() => M0();" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"private Task M{i}() => M{i + 1}();")) + $"private Task M1000() => {Write};").Kind);

    [Fact]
    public void A_cancelled_search_says_so_and_can_be_asked_again()
    {
        var compilation = EffectSource.Compile(EffectSource.InTools($"public Task Run() => {Write};"));
        Assert.ThrowsAny<OperationCanceledException>(() => EffectSource.Of(compilation, "Tools", "Run", cancellationToken: new(canceled: true)));
        Assert.Equal(EffectKind.Write, EffectSource.Of(compilation, "Tools", "Run").Kind);
    }

    [Fact]
    public void A_declared_read_is_taken_at_its_word()
        => Assert.Equal(EffectKind.Read, EffectSource.Run($"public Task Run() => Ask(); [Reads(\"The service only answers.\")] private Task Ask() => {Write};").Kind);

    [Fact]
    public void What_asks_for_a_permit_is_not_a_way_around_the_gate()
        => Assert.Equal(EffectKind.None, EffectSource.Run($"public Task Run() => Save(null!); private Task Save(WritePermit permit) => {Write};").Kind);

    [Theory]
    [InlineData("public Task Run() => missing.PostAsync(\"/\");")]
    [InlineData("public Task Run() => new Missing().Delete();")]
    [InlineData("public Task Run() => http.PostAsync(;")]
    [InlineData("public Task Run() => Run(")]
    [InlineData("public Missing<int> Run(Missing m) => m.Update(x => x.Save());")]
    public void Unfinished_code_and_unknown_types_write_nothing(string members)
        => Assert.NotEqual(EffectKind.Write, EffectSource.Run(members).Kind);
}
