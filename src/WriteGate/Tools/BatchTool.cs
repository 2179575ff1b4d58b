using WriteGate.Json;
using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>A patch tool whose agent sends <c>{"items": […]}</c>; each item is a write of its own under one parent.</summary>
/// <typeparam name="TTools">The class that holds the raw method.</typeparam>
/// <typeparam name="TArguments">The generated arguments of one item.</typeparam>
/// <typeparam name="TRecord">The record it patches.</typeparam>
public abstract class BatchTool<TTools, TArguments, TRecord> : PatchTool<TTools, TArguments, TRecord>
    where TTools : class
    where TRecord : class, ISystemRecord<TRecord>
{
    private static readonly MemberNames Members = new("items");

    private protected override Proposal? ProposeFrom(ReadOnlySpan<byte> utf8, Violations violations)
        => TryRead(utf8, violations, ReadItems, out List<TArguments> items)
            ? new BatchProposal<TTools, TArguments, TRecord>(this, items)
            : null;

    internal byte[] BodyOf(IReadOnlyList<TArguments> items)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginObject();
        json.Member("items"u8);
        json.BeginList();
        foreach (TArguments item in items)
        {
            WriteBody(item, json);
        }

        json.EndList();
        json.EndObject();
        return json.ToArray();
    }

    private void ReadItems(ref StrictJsonReader json, out List<TArguments> items)
    {
        items = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        ObjectScope scope = json.BeginObject();
        while (json.NextMember(ref scope, Members, out _))
        {
            ListScope list = json.BeginList();
            while (json.NextItem(ref list))
            {
                ReadArguments(ref json, out TArguments item);
                if (RecordIdOf(item) is { } id && !ids.Add(id))
                {
                    json.Violate(ViolationCode.DuplicateItem, $"The record {Excerpt.Quoted(id)} stands in the list twice; send each record once.");
                }

                items.Add(item);
            }

            json.EndList(list, new ListRules { MinItems = 1, MaxItems = Contract.MaxItems });
        }

        json.EndObject(scope, Members, 1);
    }
}
