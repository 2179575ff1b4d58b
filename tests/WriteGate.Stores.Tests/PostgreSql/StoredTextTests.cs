using System.Text;

using FsCheck;
using FsCheck.Fluent;

using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

public sealed class StoredTextTests
{
    [Fact]
    public void Every_text_comes_back_and_holds_nothing_that_the_server_refuses()
    {
        Gen<char> often = Gen.Elements('\0', '\u0010', '0', 'a', 'é', '\ud83d', '\ude00', '\uffff');
        Gen<string> texts = often.ListOf().Select(letters => new string([.. letters]));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            string stored = StoredText.Encode(text);
            return !stored.Contains('\0', StringComparison.Ordinal)
                && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(stored)) == stored
                && StoredText.Decode(stored) == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("plain — \"naïve\" 😀", "plain — \"naïve\" 😀")]
    [InlineData("a\0b", "a\u00100b")]
    [InlineData("a\u0010b", "a\u0010\u0010b")]
    public void What_is_stored_never_changes(string text, string stored) => Assert.Equal(stored, StoredText.Encode(text));
}
