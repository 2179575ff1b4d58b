using WriteGate.Json;

namespace WriteGate.Tests.Json;

public sealed class ViolationsTests
{
    [Fact]
    public void Without_violations_there_is_nothing()
    {
        Violations violations = new();
        Assert.Empty(violations);
        Assert.False(violations.Any);
        Assert.False(violations.Has(ViolationCode.Invalid));
        Assert.Throws<ArgumentOutOfRangeException>(() => violations[0]);
    }

    [Fact]
    public void A_violation_is_kept_as_it_was_added()
    {
        Violations violations = new();
        violations.Add(ViolationCode.NotFound, "/id", "there is no such record");
        Assert.Equal([new(ViolationCode.NotFound, "/id", "there is no such record")], violations);
        Assert.True(violations.Any);
    }

    [Fact]
    public void What_is_not_kept_is_counted_and_its_kind_remembered()
    {
        Violations violations = new();
        for (int i = 0; i < 100; i++)
        {
            violations.Add(ViolationCode.Invalid, string.Empty, string.Empty);
        }

        violations.Add(ViolationCode.ProtectedField, string.Empty, string.Empty);
        Assert.Equal(Violations.Capacity, violations.Count);
        Assert.Equal(101, violations.TotalCount);
        Assert.True(violations.Has(ViolationCode.ProtectedField));
    }

    [Fact]
    public void A_second_document_is_judged_by_its_own_violations()
    {
        Violations violations = new();
        violations.Add(ViolationCode.NotFound, "/id", "from elsewhere");
        Assert.True(StrictJson.TryRead("1"u8, violations, (ref StrictJsonReader json, out int value) => value = json.ReadInteger<int>(), out int good));
        Assert.Equal(1, good);
        Assert.False(StrictJson.TryRead("[\"a\"]"u8, violations, (ref StrictJsonReader json, out int value) =>
        {
            value = Reading.ListOf((ref StrictJsonReader item) => item.ReadInteger<int>())(ref json).Count;
        }, out int bad));
        Assert.Equal(0, bad);
        Assert.Equal(["/id", "/0"], violations.Select(violation => violation.Path));
    }
}
