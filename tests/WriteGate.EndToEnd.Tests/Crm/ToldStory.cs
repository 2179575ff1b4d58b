namespace WriteGate.EndToEnd.Tests.Crm;

/// <summary>The whole story on fresh data, and what it left behind.</summary>
public sealed class ToldStory : IAsyncLifetime
{
    public CrmFolder Folder { get; } = new();

    public CrmExit Story { get; private set; } = null!;

    public async Task InitializeAsync() => Story = await CrmProgram.RunAsync(Folder);

    public Task DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }
}
