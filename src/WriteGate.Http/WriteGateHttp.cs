using Microsoft.Extensions.DependencyInjection;

namespace WriteGate.Http;

/// <summary>Puts the gate's backstop below an HTTP client.</summary>
public static class WriteGateHttp
{
    /// <summary>
    /// Lets the client write only while the gate carries out a permitted write. Add it last, so that it stands next to the wire
    /// and sees every attempt. Credentials come from the registered <see cref="ICredentialSource"/>, where there is one. The
    /// client then neither follows redirects nor keeps cookies, which would outlive the permit.
    /// </summary>
    /// <param name="builder">The client.</param>
    /// <param name="configure">Names the hosts of the system behind, and what reads by POST.</param>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public static IHttpClientBuilder AddWriteGate(this IHttpClientBuilder builder, Action<WriteGateHttpOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        WriteGateHttpOptions options = new();
        configure(options);
        options.Check(builder.Name);
        return builder
            .ConfigurePrimaryHttpMessageHandler(static (primary, _) => Confine(primary))
            .AddHttpMessageHandler(services => new WriteGateHandler(builder.Name, options, services.GetService<ICredentialSource>()));
    }

    private static void Confine(HttpMessageHandler primary)
    {
        switch (primary)
        {
            case SocketsHttpHandler sockets:
                (sockets.AllowAutoRedirect, sockets.UseCookies) = (false, false);
                break;
            case HttpClientHandler client:
                (client.AllowAutoRedirect, client.UseCookies) = (false, false);
                break;
        }
    }
}
