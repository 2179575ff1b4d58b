using System.Text;

using FsCheck;
using FsCheck.Fluent;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

/// <summary>What the writer writes, the reader reads back to an equal value, whatever the culture of the thread.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> AllCultures => Cultures.Names;

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void Integers_come_back(string culture) => Cultures.In(culture, () =>
    {
        Holds((sbyte value) => Back(json => json.Integer(value), (ref StrictJsonReader json) => json.ReadInteger<sbyte>()) == value);
        Holds((int value) => Back(json => json.Integer(value), (ref StrictJsonReader json) => json.ReadInteger<int>()) == value);
        Holds((ulong value) => Back(json => json.Integer(value), (ref StrictJsonReader json) => json.ReadInteger<ulong>()) == value);
        Holds((long high, ulong low) =>
        {
            Int128 value = new((ulong)high, low);
            return Back(json => json.Integer(value), (ref StrictJsonReader json) => json.ReadInteger<Int128>()) == value;
        });
    });

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void Numbers_come_back(string culture) => Cultures.In(culture, () =>
    {
        Holds((long bits) =>
        {
            double value = BitConverter.Int64BitsToDouble(bits);
            return !double.IsFinite(value) || Back(json => json.Number(value), (ref StrictJsonReader json) => json.ReadNumber<double>()) == value;
        });
        Holds((NormalFloat value) => Back(json => json.Number((double)value), (ref StrictJsonReader json) => json.ReadNumber<double>()) == (double)value);
        Holds((int bits) =>
        {
            float value = BitConverter.Int32BitsToSingle(bits);
            return !float.IsFinite(value) || Back(json => json.Number(value), (ref StrictJsonReader json) => json.ReadNumber<float>()) == value;
        });
        Holds((short bits) =>
        {
            Half value = BitConverter.Int16BitsToHalf(bits);
            return !Half.IsFinite(value) || Back(json => json.Number(value), (ref StrictJsonReader json) => json.ReadNumber<Half>()) == value;
        });
        Holds((int low, int middle, int high, bool isNegative, byte scale) =>
        {
            decimal value = new(low, middle, high, isNegative, (byte)(scale % 29));
            return Back(json => json.Number(value), (ref StrictJsonReader json) => json.ReadNumber<decimal>()) == value;
        });
    });

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void Dates_and_times_come_back(string culture) => Cultures.In(culture, () =>
    {
        Holds((long seed, short minutes) =>
        {
            TimeSpan offset = TimeSpan.FromMinutes(minutes % (14 * 60));
            long ticks = Math.Clamp(Positive(seed) % DateTime.MaxValue.Ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay);
            DateTimeOffset value = new(ticks, offset);
            return Back(json => json.DateTimeOffset(value), (ref StrictJsonReader json) => json.ReadDateTimeOffset()).EqualsExact(value);
        });
        Holds((long seed) =>
        {
            DateTime value = new(Positive(seed) % DateTime.MaxValue.Ticks, DateTimeKind.Utc);
            DateTime back = Back(json => json.DateTime(value), (ref StrictJsonReader json) => json.ReadDateTime());
            return back == value && back.Kind == DateTimeKind.Utc;
        });
        Holds((long seed) =>
        {
            DateOnly value = DateOnly.FromDayNumber((int)(Positive(seed) % (DateOnly.MaxValue.DayNumber + 1)));
            return Back(json => json.DateOnly(value), (ref StrictJsonReader json) => json.ReadDateOnly()) == value;
        });
        Holds((long seed) =>
        {
            TimeOnly value = new(Positive(seed) % TimeSpan.TicksPerDay);
            return Back(json => json.TimeOnly(value), (ref StrictJsonReader json) => json.ReadTimeOnly()) == value;
        });
        Holds((long ticks) => Back(json => json.Duration(new TimeSpan(ticks)), (ref StrictJsonReader json) => json.ReadDuration()).Ticks == ticks);
    });

    [Theory]
    [MemberData(nameof(AllCultures))]
    public void Texts_come_back(string culture) => Cultures.In(culture, () =>
    {
        Holds((string? text) =>
        {
            string value = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? string.Empty));
            return Back(json => json.String(value), (ref StrictJsonReader json) => json.ReadString()) == value;
        });
        Holds((char value) => char.IsSurrogate(value) || Back(json => json.Char(value), (ref StrictJsonReader json) => json.ReadChar()) == value);
        Holds((Guid value) => Back(json => json.Guid(value), (ref StrictJsonReader json) => json.ReadGuid()) == value);
        Holds((byte[] value) => Back(json => json.Base64(value), (ref StrictJsonReader json) => json.ReadBase64()).AsSpan().SequenceEqual(value));
        Holds((string? path) => !Uri.TryCreate($"https://example.com/{path}", UriKind.Absolute, out Uri? value)
            || value.OriginalString.Any(char.IsSurrogate)
            || UriComesBack(value));
    });

    [Theory]
    [InlineData("%%4a")]
    [InlineData("a%%34%61")]
    [InlineData("%zz")]
    [InlineData("a b")]
    public void A_uri_that_is_not_spelled_as_one_is_written_as_one_that_stays_the_same(string path)
        => Assert.True(UriComesBack(new Uri("https://example.com/" + path)));

    // Not its AbsoluteUri: that of "%%4a" is "%25%4a", whose own is "%25J".
    private static bool UriComesBack(Uri value)
    {
        Uri back = Back(json => json.Uri(value), (ref StrictJsonReader json) => json.ReadUri());
        return back.AbsoluteUri == new Uri(value.AbsoluteUri).AbsoluteUri
            && Writing.Of(json => json.Uri(back)) == Writing.Of(json => json.Uri(value));
    }

    [Fact]
    public void Dictionaries_come_back()
        => Holds((Dictionary<Guid, int> source) =>
        {
            Dictionary<string, int> value = source.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value, StringComparer.Ordinal);
            Dictionary<string, int> back = Back(
                json =>
                {
                    json.BeginObject();
                    foreach ((string key, int item) in value.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                    {
                        json.DynamicMember(key);
                        json.Integer(item);
                    }

                    json.EndObject();
                },
                Reading.DictionaryOf((ref StrictJsonReader json) => json.ReadInteger<int>()));
            return back.Count == value.Count && value.All(entry => back[entry.Key] == entry.Value);
        });

    private static long Positive(long seed) => seed & long.MaxValue;

    private static T Back<T>(Action<CanonicalJsonWriter> write, ReadValue<T> read) => Reading.Good(Writing.Of(write), read);

    private static void Holds<T>(Func<T, bool> property)
        => Prop.ForAll(property).QuickCheckThrowOnFailure();

    private static void Holds<T1, T2>(Func<T1, T2, bool> property)
        => Prop.ForAll(property).QuickCheckThrowOnFailure();

    private static void Holds(Func<int, int, int, bool, byte, bool> property)
        => Holds(((int, int, int) digits, (bool, byte) scale) => property(digits.Item1, digits.Item2, digits.Item3, scale.Item1, scale.Item2));
}
