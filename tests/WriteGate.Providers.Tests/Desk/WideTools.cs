using System.ComponentModel.DataAnnotations;

namespace WriteGate.Providers.Tests.Desk;

/// <summary>Tools whose arguments are of most types that a schema can say; only their contracts are of interest.</summary>
[AgentTools("wide")]
public sealed partial class WideTools(Helpdesk desk)
{
    /// <summary>Finds people.</summary>
    /// <param name="query">What to look for.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public int Search(string query, [Range(1, 50)] int limit = 10, Priority priority = Priority.Normal, string? after = null, string? lang = "en") => desk.Effects.Count;

    /// <summary>Takes no arguments.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public int Ping() => desk.Effects.Count;

    /// <summary>Takes scalars.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public int Scalars(
        bool flag, char letter, sbyte small, ushort port, ulong large, Int128 huge, float ratio, decimal price, DateTimeOffset at, DateTime seen,
        DateOnly on, TimeOnly time, TimeSpan length, Guid id, Uri link, byte[] blob) => desk.Effects.Count;

    /// <summary>Takes places.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public int Places(Address home, Address? work, List<Address?> all, IReadOnlyDictionary<string, Address?>? named, Person by) => desk.Effects.Count;

    /// <summary>Takes a union.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public int Draw(Figure figure, Figure? other, IReadOnlyList<Figure> all) => desk.Effects.Count;

    /// <summary>Takes lists.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public int Lists(
        int[] few, ISet<Priority> priorities, HashSet<string>? names, List<List<int>> rows, IReadOnlyCollection<int?> gaps,
        Dictionary<string, double> prices, Channels channels = Channels.Mail) => desk.Effects.Count;

    /// <summary>Takes values with rules.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public int Rules(
        [StringLength(5, MinimumLength = 2)] string text, [Required] string filled, [RegularExpression("[A-Z]{2}|x")] string pattern,
#pragma warning disable WG2010 // That the pattern is left out for Anthropic is what is tested.
        [RegularExpression("(?=.*[0-9])[a-z0-9]+")] string ahead, [EmailAddress] string? email, [Url] string? url,
#pragma warning restore WG2010
        [Range(typeof(decimal), "0.5", "10.5")] decimal price, [Range(0, 1, MinimumIsExclusive = true)] double share,
        [AllowedValues("a", "b", null)] string? letter, [DeniedValues(0, 7)] long number, [Length(1, 3)] int[] few, [Length(2, 3)] int[] some,
        [MaxLength(4)] byte[] blob) => desk.Effects.Count;

    /// <summary>Changes a thing.</summary>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(thingId), nameof(changes)), Before(nameof(Find))]
    private Task Change(Guid thingId, Patch<Thing> changes, WritePermit permit) => throw new NotSupportedException();

    /// <summary>Changes several things.</summary>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(thingId), nameof(changes)), Before(nameof(Find)), Batch(MaxItems = 20)]
    private Task ChangeMany(Guid thingId, Patch<Thing> changes, WritePermit permit) => throw new NotSupportedException();

    /// <summary>Rings a lead.</summary>
    [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), Irreversible("A phone that rang cannot be unrung.")]
    private Task Ring([RecordId("wide.lead")] long leadId, WritePermit permit) => throw new NotSupportedException();

    private Thing? Find(Guid thingId) => desk.Effects.IsEmpty ? null : throw new KeyNotFoundException(thingId.ToString());
}
