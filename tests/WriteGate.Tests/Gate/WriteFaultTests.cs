using System.Net;
using System.Net.Sockets;

namespace WriteGate.Tests.Gate;

public sealed class WriteFaultTests
{
    public static TheoryData<Exception, string> Faults => new()
    {
        { new WriteNotBegunException("x"), "NotBegun" },
        { new WriteRefusedException("x"), "Refused" },
        { new StaleRecordException("x"), "Stale" },
        { new TimeoutException(), "Unknown" },
        { new TaskCanceledException(), "Unknown" },
        { new IOException(), "Unknown" },
        { Http(HttpStatusCode.TooManyRequests), "NotBegun" },
        // A proxy says it after it has passed the request on, too.
        { Http(HttpStatusCode.ServiceUnavailable), "Unknown" },
        { Http(HttpStatusCode.PreconditionFailed), "Stale" },
        { Http(HttpStatusCode.BadRequest), "Refused" },
        { Http(HttpStatusCode.Forbidden), "Refused" },
        { Http(HttpStatusCode.RequestTimeout), "Unknown" },
        { Http(HttpStatusCode.Conflict), "Unknown" },
        { Http(HttpStatusCode.InternalServerError), "Unknown" },
        { Http(HttpStatusCode.GatewayTimeout), "Unknown" },
        { new HttpRequestException(HttpRequestError.ConnectionError), "NotBegun" },
        { new HttpRequestException(HttpRequestError.NameResolutionError), "NotBegun" },
        { new HttpRequestException(HttpRequestError.ResponseEnded), "Unknown" },
        { new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused)), "NotBegun" },
        { new HttpRequestException("x", new SocketException((int)SocketError.ConnectionReset)), "Unknown" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_not_certain_is_unknown(Exception exception, string expected)
        => Assert.Equal(expected, WriteFaults.Of(exception).ToString());

    private static HttpRequestException Http(HttpStatusCode status) => new("x", null, status);
}
