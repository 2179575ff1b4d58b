using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace WriteGate.Json;

public ref partial struct StrictJsonReader
{
    /// <summary>Begins an object. Where there is another value, it is reported, and <see cref="NextMember"/> finds nothing.</summary>
    public ObjectScope BeginObject()
    {
        ObjectScope scope = default;
        if (json.TokenType == JsonTokenType.StartObject)
        {
            scope.State = ScopeState.Begun;
        }
        else
        {
            Refuse(ViolationCode.WrongType, "must be an object");
        }

        return scope;
    }

    /// <summary>Goes to the next member's value, which the caller reads. Unknown members and those sent twice are reported and passed over.</summary>
    /// <param name="scope">From <see cref="BeginObject"/>.</param>
    /// <param name="names">The object's members.</param>
    /// <param name="member">The member's index in <paramref name="names"/>, -1 at the end.</param>
    /// <returns>Whether there is one.</returns>
    public bool NextMember(ref ObjectScope scope, MemberNames names, out int member)
    {
        while (NextName(ref scope))
        {
            member = FindMember(names, scope.Next);
            if (member >= 0 && scope.Seen.Add(member))
            {
                scope.Next = member + 1;
                json.Read();
                return true;
            }

            RefuseMember(names, member);
        }

        member = -1;
        return false;
    }

    /// <summary>Ends an object and reports each required member that was not there.</summary>
    /// <param name="scope">From <see cref="BeginObject"/>.</param>
    /// <param name="names">The object's members.</param>
    /// <param name="required">A bit for each of the first 64 that must be there.</param>
    /// <exception cref="InvalidOperationException"><see cref="NextMember"/> has not returned false yet.</exception>
    public readonly void EndObject(in ObjectScope scope, MemberNames names, ulong required)
    {
        if (scope.State == ScopeState.Refused)
        {
            return;
        }

        ThrowUnlessEnded(scope.State);
        ulong missing = required & ~scope.Seen.First64;
        if (missing != 0)
        {
            RefuseMissing(names, missing);
        }
    }

    /// <summary>Whether a member was there.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "Called like the other steps of reading an object.")]
    public readonly bool Saw(in ObjectScope scope, int member) => scope.Seen.Contains(member);

    /// <summary>
    /// Looks ahead in an object for the member that tells what kind of object it is. The object is then read from its start;
    /// the discriminator is a member of it like others.
    /// </summary>
    /// <param name="member">The discriminator's name.</param>
    /// <param name="values">The values it may have.</param>
    /// <returns>The value's index, or -1: then the violation is reported and the object skipped.</returns>
    public int PeekDiscriminator(ReadOnlySpan<byte> member, MemberNames values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Refuse(ViolationCode.WrongType, "must be an object");
            return -1;
        }

        StrictJsonReader ahead = this;

        // Each reader returns what it rented.
        ahead.scratch = null;
        int index = ahead.ReadDiscriminator(member, values);
        ahead.Release();
        if (index < 0)
        {
            json.Skip();
        }

        return index;
    }

    private int ReadDiscriminator(ReadOnlySpan<byte> member, MemberNames values)
    {
        int start = (int)json.TokenStartIndex;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = TryGetText(out ReadOnlySpan<byte> name) && name.SequenceEqual(member);
            json.Read();
            if (isIt)
            {
                return ReadOneOf(values);
            }

            json.Skip();
        }

        violations.AddAt(
            ViolationCode.Missing, start, JsonText.Lossy(member), $"is required; it must be one of {Excerpt.Names(values.All)}");
        return -1;
    }

    // Goes to the next member's name.
    private bool NextName(ref ObjectScope scope)
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
        if (json.TokenType == JsonTokenType.EndObject)
        {
            scope.State = ScopeState.Ended;
            return false;
        }

        return true;
    }

    private int FindMember(MemberNames names, int hint) => TryGetText(out ReadOnlySpan<byte> name) ? names.Find(name, hint) : -1;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RefuseMember(MemberNames names, int member)
    {
        string code = member < 0 ? ViolationCode.UnknownMember : ViolationCode.Duplicate;
        if (!Overflows(code))
        {
            Violate(code, member >= 0 ? "stands in its object twice; send it once"
                : names.Count == 0 ? "is not a member; there are none"
                : $"is not a member; the members are {Excerpt.Names(names.All)}");
        }

        json.Skip();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void RefuseMissing(MemberNames names, ulong missing)
    {
        for (int i = 0; i < Math.Min(names.Count, 64); i++)
        {
            if ((missing >> i & 1) != 0)
            {
                ViolateMember(ViolationCode.Missing, names[i], "is required and missing");
            }
        }
    }

    /// <exception cref="InvalidOperationException">A loop was left early, and what it did not read would be accepted unseen.</exception>
    private static void ThrowUnlessEnded(ScopeState state)
    {
        if (state != ScopeState.Ended)
        {
            throw new InvalidOperationException("A loop over members or items must run until it returns false.");
        }
    }
}
