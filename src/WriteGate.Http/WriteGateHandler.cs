namespace WriteGate.Http;

/// <summary>
/// The backstop below the compiler: whatever code sends it, a request that may write passes only while the gate carries out a
/// permitted write, and then with the permit's key. Reading needs no permit, and never gets the credential that writes.
/// </summary>
public sealed class WriteGateHandler : DelegatingHandler
{
    // Safe by their definition (RFC 9110, 9.2.1); TRACE is left out, because it sends the credential back.
    private static readonly string[] SafeVerbs = ["GET", "HEAD", "OPTIONS", "QUERY"];

    // Frameworks take the verb from the first three instead of from the request line; the last opens a socket that nobody watches.
    private static readonly string[] VerbOverrides = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "Upgrade"];

    private readonly string client;
    private readonly WriteGateHttpOptions options;
    private readonly ICredentialSource? credentials;
    private volatile bool isConfined;

    /// <summary>Makes one; set <see cref="DelegatingHandler.InnerHandler"/> to one that does not follow redirects.</summary>
    /// <param name="client">The name that credentials are asked by.</param>
    /// <param name="options">What the client may do.</param>
    /// <param name="credentials">Hands out credentials; null leaves the caller's own headers alone.</param>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public WriteGateHandler(string client, WriteGateHttpOptions options, ICredentialSource? credentials = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(client);
        this.client = client;
        this.options = options;
        this.credentials = credentials;
    }

    /// <inheritdoc/>
    /// <exception cref="WriteNotPermittedException">It may write, and no permit is held or it is not for this.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WritePermit? permit = Admit(request);
        Credential? credential = await FindAsync(request, permit, cancellationToken).ConfigureAwait(false);
        try
        {
            Attach(request, credential);
            return Accepted(await base.SendAsync(request, cancellationToken).ConfigureAwait(false), permit);
        }
        finally
        {
            Detach(request, credential);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="WriteNotPermittedException">It may write, and no permit is held or it is not for this.</exception>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WritePermit? permit = Admit(request);
        Credential? credential = FindAsync(request, permit, cancellationToken).AsTask().GetAwaiter().GetResult();
        try
        {
            Attach(request, credential);
            return Accepted(base.Send(request, cancellationToken), permit);
        }
        finally
        {
            Detach(request, credential);
        }
    }

    // The permit of the write that the request belongs to; null for one that only reads.
    private WritePermit? Admit(HttpRequestMessage request)
    {
        Uri uri = request.RequestUri ?? throw new InvalidOperationException($"A request of the client \"{client}\" has no address.");
        DemandConfined();
        if (IsRead(request, uri))
        {
            return null;
        }

        string write = $"{request.Method} {uri.Authority}";
        WritePermit permit = GateScope.DemandPermit(write);
        if (!options.IsOurs(uri))
        {
            throw new WriteNotPermittedException(
                $"{write} was refused: the host is none of the client \"{client}\". Name it in {nameof(options.Hosts)} if the tools may write there.");
        }

        if (options.Resources.Count > 0 && !options.Resources.Contains(permit.RecordName, StringComparer.OrdinalIgnoreCase))
        {
            throw new WriteNotPermittedException(
                $"{write} was refused: the permit is for {permit.RecordName}, and the client \"{client}\" writes {string.Join(", ", options.Resources)} only.");
        }

        ForwardKey(request, permit.Key, write);
        return permit;
    }

    private bool IsRead(HttpRequestMessage request, Uri uri)
        => !Array.Exists(VerbOverrides, request.Headers.Contains)
            && (SafeVerbs.Contains(request.Method.Method, StringComparer.Ordinal) || (request.Method == HttpMethod.Post && options.IsReadByPost(uri)));

    // One raw write may send several requests: a caller tells them apart by what he appends to the key.
    private void ForwardKey(HttpRequestMessage request, string key, string write)
    {
        if (!request.Headers.TryGetValues(options.KeyHeader, out IEnumerable<string>? own))
        {
            request.Headers.TryAddWithoutValidation(options.KeyHeader, key);
        }
        else if (own.Any(value => value != key && !value.StartsWith(key + "/", StringComparison.Ordinal)))
        {
            throw new WriteNotPermittedException(
                $"{write} was refused: its {options.KeyHeader} is not made of the permit's key. Leave it out, or append a slash and a name to {nameof(WritePermit)}.{nameof(WritePermit.Key)}.");
        }
    }

    private async ValueTask<Credential?> FindAsync(HttpRequestMessage request, WritePermit? permit, CancellationToken cancellationToken)
    {
        Uri uri = request.RequestUri!;
        if (credentials is null || !options.IsOurs(uri))
        {
            return null;
        }

        CredentialScope scope = CredentialScope.Of(client, permit is not null);
        if (uri.Scheme != Uri.UriSchemeHttps && !uri.IsLoopback)
        {
            throw new InvalidOperationException($"The client \"{client}\" does not send a credential to {uri.Authority} in the clear; use https.");
        }

        Credential? credential = await credentials.FindAsync(scope, cancellationToken).ConfigureAwait(false);
        if (credential is null ? permit is not null : credential.Header is null)
        {
            string what = $"{request.Method} {uri.Authority} was refused: {credentials.GetType().Name} has no credential in a header for the client \"{client}\"";
            throw new WriteNotPermittedException($"{what}, tenant \"{scope.Tenant}\", workflow \"{scope.Workflow}\", resource \"{scope.Resource}\".");
        }

        // What a caller brought along is not what the scope was given.
        request.Headers.Authorization = null;
        return credential;
    }

    private static void Attach(HttpRequestMessage request, Credential? credential)
    {
        if (credential is { Header: { } header })
        {
            request.Headers.Remove(header);
            request.Headers.TryAddWithoutValidation(header, credential.Reveal());
        }
    }

    // The request is handed back with the response, and to whoever sends it again.
    private static void Detach(HttpRequestMessage request, Credential? credential)
    {
        if (credential is { Header: { } header })
        {
            request.Headers.Remove(header);
        }
    }

    private static HttpResponseMessage Accepted(HttpResponseMessage response, WritePermit? permit)
    {
        if ((int)response.StatusCode < 400)
        {
            permit?.Written();
        }

        return response;
    }

    // A redirect is followed below every handler: it would take the credential, or the body of a write, to another host unseen.
    private void DemandConfined()
    {
        if (isConfined)
        {
            return;
        }

        HttpMessageHandler? inner = InnerHandler;
        while (inner is DelegatingHandler next)
        {
            inner = next.InnerHandler;
        }

        if (inner is SocketsHttpHandler { AllowAutoRedirect: true } or HttpClientHandler { AllowAutoRedirect: true })
        {
            throw new InvalidOperationException($"The client \"{client}\" follows redirects by itself. Set {nameof(SocketsHttpHandler.AllowAutoRedirect)} of its primary handler to false.");
        }

        isConfined = true;
    }
}
