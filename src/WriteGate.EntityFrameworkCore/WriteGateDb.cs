using Microsoft.EntityFrameworkCore;

namespace WriteGate.EntityFrameworkCore;

/// <summary>Puts the gate's backstop below a database context.</summary>
public static class WriteGateDb
{
    /// <summary>
    /// Lets the context save, and send commands that may write, only while the gate carries out a permitted write. Migrations
    /// write as well: run them with a context without it.
    /// </summary>
    /// <param name="builder">The context's options.</param>
    /// <param name="credentials">Hands out connection strings, asked before a connection is opened; null leaves the context's own.</param>
    /// <param name="configure">Names the resources that the context writes.</param>
    public static DbContextOptionsBuilder AddWriteGate(
        this DbContextOptionsBuilder builder, ICredentialSource? credentials = null, Action<WriteGateDbOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        WriteGateDbOptions options = new();
        configure?.Invoke(options);
        builder.AddInterceptors(new GatedSaves(options), new GatedCommands(options));
        return credentials is null ? builder : builder.AddInterceptors(new GatedConnections(credentials));
    }
}
