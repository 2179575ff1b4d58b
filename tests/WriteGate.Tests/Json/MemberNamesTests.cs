using System.Text;

using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class MemberNamesTests
{
    private static readonly MemberNames Names = new("a", "abcdefgh", "abcdefghi", "abcdefghj", "größe", "\0", "");

    [Theory]
    [InlineData(-5)]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(99)]
    public void A_name_is_found_wherever_the_search_begins(int hint)
    {
        for (int i = 0; i < Names.Count; i++)
        {
            Assert.Equal(i, Names.Find(Encoding.UTF8.GetBytes(Names[i]), hint));
        }
    }

    [Theory]
    [InlineData("A")]
    [InlineData("abcdefg")]
    [InlineData("abcdefghk")]
    [InlineData("\0a")]
    [InlineData("\0\0")]
    public void Any_other_name_is_not(string name)
        => Assert.Equal(-1, Names.Find(Encoding.UTF8.GetBytes(name)));

    [Fact]
    public void Names_must_differ()
        => Assert.Throws<ArgumentException>(() => new MemberNames("a", "b", "a"));
}
