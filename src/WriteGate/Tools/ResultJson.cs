using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>Reads stored results back into their type.</summary>
internal static class ResultJson
{
    internal delegate T Reader<T>(ref StrictJsonReader json);

    /// <exception cref="InvalidOperationException">The stored bytes do not fit the type: it changed since they were written.</exception>
    internal static T? Read<T>(ReadOnlySpan<byte> utf8, Reader<T> read)
    {
        Violations violations = new();
        if (StrictJson.TryRead(utf8, violations, ReadStored, out T? value))
        {
            return value;
        }

        throw new InvalidOperationException(
            $"A stored result no longer fits {typeof(T)} ({violations[0].Path}: {violations[0].Message}); the result type changed since the write.");

        // Rules bind agents, not what the system of record answered.
        void ReadStored(ref StrictJsonReader json, out T result)
        {
            json.IgnoresRules = true;
            result = read(ref json);
        }
    }
}
