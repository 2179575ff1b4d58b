using System.Text;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class AllocationTests
{
    private static readonly StrictJson.Reading<Order> ReadOrder = (ref StrictJsonReader json, out Order order) => order = Order.Read(ref json);

    [Fact]
    public void Nothing_is_allocated_beyond_what_is_read()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(Order.Json);
        Violations violations = new();
        Order Read() => StrictJson.TryRead(utf8, violations, ReadOrder, out Order order) ? order : throw new InvalidOperationException();

        Order order = Read();
        Assert.Equal(Allocated(() => Copy(order)), Allocated(() => Read()));
    }

    [Fact]
    public void Escapes_in_names_and_dates_are_resolved_without_allocation()
    {
        byte[] utf8 = Encoding.UTF8.GetBytes("{\"\\u0061\":\"2026\\u002d03-01\",\"b\":\"W\\u006fn\"}");
        MemberNames names = new("a", "b");
        Violations violations = new();
        StrictJson.Reading<DateOnly> read = (ref StrictJsonReader json, out DateOnly date) =>
        {
            date = default;
            ObjectScope scope = json.BeginObject();
            while (json.NextMember(ref scope, names, out int member))
            {
                if (member == 0)
                {
                    date = json.ReadDateOnly();
                }
                else
                {
                    json.ReadEnum(Deal.Stages);
                }
            }

            json.EndObject(scope, names, 0b11);
        };
        Assert.Equal(0, Allocated(() => StrictJson.TryRead(utf8, violations, read, out _)));
        Assert.False(violations.Any);
    }

    [Fact]
    public void Writing_into_a_rented_writer_allocates_nothing()
        => Assert.Equal(0, Allocated(() =>
        {
            using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
            json.BeginObject();
            json.Member("a"u8);
            json.String("a text with \"escapes\" and ümlauts");
            json.Member("b"u8);
            json.Number(1999.95);
            json.Member("c"u8);
            json.Number(19.90m);
            json.Member("d"u8);
            json.DateTimeOffset(DateTimeOffset.UnixEpoch);
            json.Member("e"u8);
            json.Enum(Stage.Won, Deal.Stages);
            json.Member("f"u8);
            json.Integer(Int128.MaxValue);
            json.EndObject();
        }));

    // The same objects once more: what any reader must allocate.
    private static Order Copy(Order order) => new(
        new string(order.Id.AsSpan()), new string(order.Title.AsSpan()), order.Stage, order.Count, order.Price, order.Rush, order.Due,
        CopyTags(order.Tags),
        new Address(new string(order.Address.Street.AsSpan()), new string(order.Address.City.AsSpan()), new string(order.Address.Zip.AsSpan())),
        order.Note);

    private static string[] CopyTags(string[] tags)
    {
        string[] copy = new string[tags.Length];
        for (int i = 0; i < tags.Length; i++)
        {
            copy[i] = new string(tags[i].AsSpan());
        }

        return copy;
    }

    private static long Allocated(Action action)
    {
        // The least of several rounds: what is made once, and what the runtime makes for itself, does not count.
        long least = long.MaxValue;
        for (int round = 0; round < 50; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
