using System.Text.Json;

namespace WriteGate.Json;

public ref partial struct StrictJsonReader
{
    private static readonly MemberNames EntryMembers = new("key", "value");

    // Kept between documents, so that looking for duplicates needs no new set each time.
    [ThreadStatic]
    private static HashSet<string>? spareKeys;

    /// <summary>
    /// Begins a dictionary: an object, or a list of <c>{"key": …, "value": …}</c> as strict schemas say it. Where there is another
    /// value, it is reported, and <see cref="NextEntry"/> finds nothing.
    /// </summary>
    public DictionaryScope BeginDictionary()
    {
        DictionaryScope scope = default;
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            scope.State = ScopeState.Begun;
            scope.IsList = json.TokenType == JsonTokenType.StartArray;
            scope.Depth = json.CurrentDepth;
            scope.Keys = spareKeys ?? new HashSet<string>(StringComparer.Ordinal);
            spareKeys = null;
        }
        else
        {
            Refuse(ViolationCode.WrongType, "must be an object, or a list of {\"key\", \"value\"}");
        }

        return scope;
    }

    /// <summary>Goes to the next entry's value, which the caller reads. Keys sent twice are reported and passed over.</summary>
    /// <param name="scope">From <see cref="BeginDictionary"/>.</param>
    /// <param name="key">The entry's key, empty at the end.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextEntry(ref DictionaryScope scope, out string key)
    {
        while (NextPlace(ref scope))
        {
            if ((scope.IsList ? EnterListed(scope) : EnterNamed(scope)) is { } found)
            {
                scope.Count++;
                key = found;
                return true;
            }

            json.Skip();
        }

        key = string.Empty;
        return false;
    }

    /// <summary>Ends a dictionary.</summary>
    /// <param name="scope">From <see cref="BeginDictionary"/>.</param>
    /// <param name="rules">What it must keep; keys always differ.</param>
    /// <exception cref="InvalidOperationException"><see cref="NextEntry"/> has not returned false yet.</exception>
    public readonly void EndDictionary(in DictionaryScope scope, ListRules? rules)
    {
        if (scope.State == ScopeState.Refused)
        {
            return;
        }

        ThrowUnlessEnded(scope.State);
        if (scope.Keys is { Count: <= 1024 } keys)
        {
            keys.Clear();
            spareKeys = keys;
        }

        if (rules is not null && !IgnoresRules)
        {
            CheckCount(rules, scope.Count, "entries");
        }
    }

    private bool NextPlace(ref DictionaryScope scope)
    {
        if (scope.State == ScopeState.Inside)
        {
            SkipUnread();

            // Of an entry in a list, members may follow the value.
            while (json.CurrentDepth > scope.Depth + 1)
            {
                json.Read();
            }
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
        if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            scope.State = ScopeState.Ended;
            return false;
        }

        return true;
    }

    // From a member's name to its value; null, and still on the name, when the key is refused.
    private string? EnterNamed(in DictionaryScope scope)
    {
        string? key = ReadKey(scope);
        if (key is not null)
        {
            json.Read();
        }

        return key;
    }

    // From an entry's start to its value; null when the entry is refused. The key may stand behind the value.
    private string? EnterListed(in DictionaryScope scope)
    {
        StrictJsonReader ahead = this;
        ahead.scratch = null;
        ObjectScope entry = ahead.BeginObject();
        string? key = null;
        while (ahead.NextMember(ref entry, EntryMembers, out int member))
        {
            if (member == 0)
            {
                key = ahead.ReadKey(scope);
            }
        }

        ahead.EndObject(entry, EntryMembers, required: 0b11);
        ahead.Release();
        if (key is null || !ahead.Saw(entry, 1))
        {
            return null;
        }

        for (json.Read(); FindMember(EntryMembers, hint: 1) != 1; json.Read())
        {
            json.Skip();
        }

        json.Read();
        return key;
    }

    private string? ReadKey(in DictionaryScope scope)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
        {
            Refuse(ViolationCode.WrongType, "must be a string");
            return null;
        }

        if (!TryGetText(out ReadOnlySpan<byte> text))
        {
            Violate(ViolationCode.BadFormat, HalfSurrogate);
            return null;
        }

        string key = JsonText.ToString(text);
        if (!scope.Keys!.Add(key))
        {
            Violate(ViolationCode.Duplicate, "is a key that was sent before; send each key once");
            return null;
        }

        return key;
    }
}
