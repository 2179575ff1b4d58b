using System.Runtime.CompilerServices;
using System.Text.Json;

namespace WriteGate.Json;

public ref partial struct StrictJsonReader
{
    /// <summary>Begins a list. Where there is another value, it is reported, and <see cref="NextItem"/> finds nothing.</summary>
    public ListScope BeginList()
    {
        ListScope scope = default;
        if (json.TokenType == JsonTokenType.StartArray)
        {
            scope.State = ScopeState.Begun;
            scope.Start = (int)json.TokenStartIndex;
        }
        else
        {
            Refuse(ViolationCode.WrongType, "must be a list");
        }

        return scope;
    }

    /// <summary>Goes to the next item, which the caller reads.</summary>
    /// <param name="scope">From <see cref="BeginList"/>.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextItem(ref ListScope scope)
    {
        if (scope.State == ScopeState.Inside)
        {
            SkipUnread();
        }
        else if (scope.State == ScopeState.Begun)
        {
            scope.State = ScopeState.Inside;
        }
        else
        {
            return false;
        }

        json.Read();
        if (json.TokenType == JsonTokenType.EndArray)
        {
            scope.State = ScopeState.Ended;
            return false;
        }

        scope.Count++;
        return true;
    }

    /// <summary>Ends a list and checks its items together.</summary>
    /// <param name="scope">From <see cref="BeginList"/>.</param>
    /// <param name="rules">What the list must keep.</param>
    /// <exception cref="InvalidOperationException"><see cref="NextItem"/> has not returned false yet.</exception>
    public readonly void EndList(in ListScope scope, ListRules? rules)
    {
        if (scope.State == ScopeState.Refused)
        {
            return;
        }

        ThrowUnlessEnded(scope.State);
        if (rules is null || IgnoresRules)
        {
            return;
        }

        CheckCount(rules, scope.Count, "items");
        if (rules.Unique && scope.Count > 1)
        {
            UniqueItems.Check(utf8[scope.Start..(int)json.BytesConsumed], scope.Start, violations);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void CheckCount(ListRules rules, int count, string what)
    {
        if (count < rules.MinItems)
        {
            Violate(ViolationCode.BadLength, $"must have at least {rules.MinItems} {what}; got {count}");
        }
        else if (count > rules.MaxItems)
        {
            Violate(ViolationCode.BadLength, $"must have at most {rules.MaxItems} {what}; got {count}");
        }
    }
}
