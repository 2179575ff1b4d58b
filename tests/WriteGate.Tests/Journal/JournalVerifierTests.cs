using WriteGate.Journal;

namespace WriteGate.Tests.Journal;

public sealed class JournalVerifierTests
{
    private static readonly JournalRow First = JournalChain.Seal(
        new JournalEntry
        {
            Tenant = "acme", RunId = "r", Action = "applied", Actor = "scout", IntentId = "i", ExecutionId = "i.1", Workflow = "w", OnBehalfOf = "u7",
            Model = "m", Tool = "crm_x", CallId = "c", RetryOf = "b", Resource = "crm.x", RecordId = "1", Reason = "because", IsSensitive = true, IsRehearsal = true,
            Before = "1"u8.ToArray(), After = "2"u8.ToArray(),
        },
        1,
        1,
        new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
        JournalChain.Origin);

    public static TheoryData<string> Members
        => [.. typeof(JournalEntry).GetProperties().Where(member => member.SetMethod is not null).Select(member => member.Name)];

    [Fact]
    public void A_row_as_it_was_sealed_fits() => Assert.Null(JournalVerifier.Fault(First, null));

    [Theory]
    [MemberData(nameof(Members))]
    public void An_edit_of_any_member_is_found(string member)
    {
        JournalEntry edited = First.Entry with { };
        System.Reflection.PropertyInfo property = typeof(JournalEntry).GetProperty(member)!;
        property.SetValue(edited, property.PropertyType == typeof(byte[]) ? "3"u8.ToArray() : property.GetValue(edited) is bool flag ? !flag : "edited");
        Assert.NotNull(JournalVerifier.Fault(First with { Entry = edited }, null));
    }

    [Fact]
    public void A_row_whose_values_were_forgotten_fits()
        => Assert.Null(JournalVerifier.Fault(First with { Salt = null, Entry = First.Entry with { Before = null, After = null } }, null));

    [Fact]
    public void Values_that_were_put_in_the_place_of_forgotten_ones_are_found()
        => Assert.NotNull(JournalVerifier.Fault(First with { Salt = null, Entry = First.Entry with { Before = null, After = "9"u8.ToArray() } }, null));

    [Fact]
    public void A_row_that_is_missing_or_moved_is_found()
    {
        JournalRow second = JournalChain.Seal(First.Entry, 2, 2, First.At, First.Hash);
        JournalRow third = JournalChain.Seal(First.Entry, 3, 3, First.At, second.Hash);
        Assert.Null(JournalVerifier.Fault(third, second));
        Assert.NotNull(JournalVerifier.Fault(third, First));
        Assert.NotNull(JournalVerifier.Fault(second with { PreviousHash = JournalChain.Origin }, First));
    }
}
