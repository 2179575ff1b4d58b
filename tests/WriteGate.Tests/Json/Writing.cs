using System.Text;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

internal static class Writing
{
    public static string Of(Action<CanonicalJsonWriter> write)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        write(json);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
