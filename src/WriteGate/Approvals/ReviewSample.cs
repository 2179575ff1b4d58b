using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace WriteGate;

/// <summary>Chooses the writes that a person looks at afterwards: by a hash of the identifier, so that nobody can steer it and everybody can check it.</summary>
internal static class ReviewSample
{
    public static bool Takes(string intentId, double share)
    {
        if (share <= 0)
        {
            return false;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(intentId), hash);
        // 53 bits are what a double holds exactly: the quotient is below 1.
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1UL << 53) < share;
    }
}
