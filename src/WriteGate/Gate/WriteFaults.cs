using System.Net;
using System.Net.Sockets;

using Polly.CircuitBreaker;

namespace WriteGate;

/// <summary>Reads exceptions of raw writes. What is not certain is unknown: a deadline that passed says nothing about the write.</summary>
internal static class WriteFaults
{
    public static WriteFault Of(Exception exception) => exception switch
    {
        WriteNotBegunException or WriteNotPermittedException or BrokenCircuitException => WriteFault.NotBegun,
        WriteRefusedException => WriteFault.Refused,
        StaleRecordException => WriteFault.Stale,
        LockClosedException => WriteFault.Locked,
        HttpRequestException http => Of(http),
        _ => WriteFault.Unknown,
    };

    /// <summary>Whether sending the same bytes again can help.</summary>
    public static bool IsTransient(Exception exception)
        => exception is not (WriteNotPermittedException or BrokenCircuitException or OperationCanceledException)
            && Of(exception) is WriteFault.NotBegun or WriteFault.Unknown;

    private static WriteFault Of(HttpRequestException exception) => exception.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => WriteFault.NotBegun,
        HttpStatusCode.PreconditionFailed => WriteFault.Stale,
        // Asks for a repeat, or speaks of a request that may still be under way.
        HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or HttpStatusCode.Locked or (HttpStatusCode)425 => WriteFault.Unknown,
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => WriteFault.Refused,
        null when exception.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError
            || exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound } => WriteFault.NotBegun,
        _ => WriteFault.Unknown,
    };
}
