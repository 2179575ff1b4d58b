using System.Text;

using WriteGate.Json;

namespace WriteGate.Records;

/// <summary>The fields of a proposed patch that are left out, each with why, as <see cref="Intents.Intent.Skipped"/> has it.</summary>
internal sealed class SkippedFields<TRecord>
    where TRecord : class, ISystemRecord<TRecord>
{
    private readonly Dictionary<int, byte[]> images = [];

    /// <summary>Begins with those that were left out before.</summary>
    public SkippedFields(byte[]? before = null)
    {
        foreach ((string name, byte[] image) in SkippedField.ImagesIn(before))
        {
            int field = TRecord.RecordType.Find(Encoding.UTF8.GetBytes(name));
            if (field >= 0)
            {
                images[field] = image;
            }
        }
    }

    public bool Contains(int field) => images.ContainsKey(field);

    /// <summary>Leaves the values out whose citation does not hold.</summary>
    public void LeaveUncited(PatchValues<TRecord> proposed, IReadOnlyDictionary<string, UntrustedText> sources)
    {
        foreach (int field in proposed.SetFields)
        {
            if (proposed.CitationOf(field) is { } citation && Citations.WhyNot(citation, sources) is { } why)
            {
                Skip(field, proposed, SkippedField.NotCited, why, null);
            }
        }
    }

    /// <summary>Leaves the values of an edit out that bring another citation than the one that was proposed, or one that did not hold then.</summary>
    public void LeaveUncited(PatchValues<TRecord> edited, PatchValues<TRecord> proposed, SkippedFields<TRecord> then)
    {
        foreach (int field in edited.SetFields)
        {
            if (edited.CitationOf(field) is { } citation
                && (then.Contains(field) || !proposed.SetFields.Contains(field) || !edited.SameField(field, proposed)
                    || proposed.CitationOf(field) is not { } cited || cited.Source != citation.Source || cited.Excerpt != citation.Excerpt))
            {
                Skip(field, edited, SkippedField.NotCited, "an edit brings no source that it could be held against", null);
            }
        }
    }

    /// <summary>Leaves the suggestions out of a patch beside which people have filled their own field.</summary>
    /// <returns>Whether there was any.</returns>
    public bool LeaveToPeople(PatchValues<TRecord> wanted, TRecord record)
    {
        RecordType type = TRecord.RecordType;
        FieldSet proposed = wanted.Touched;
        foreach (int field in proposed)
        {
            int human = type.HumanFieldOf(field);
            if (human >= 0 && !TRecord.IsEmpty(record, human))
            {
                FieldSet deferredTo = default;
                deferredTo.Add(human);
                byte[] held = RecordImage.Write(RecordImage.Of(record, deferredTo), deferredTo);
                Skip(field, wanted, SkippedField.HumanFilled, $"a person has filled {type.Fields[human].Name}", held);
                wanted.Mark(field, ChangeKind.Keep);
            }
        }

        return wanted.Touched != proposed;
    }

    /// <summary>Leaves the fields out of a patch that are in shadow.</summary>
    /// <returns>What it proposed for them.</returns>
    public PatchValues<TRecord> LeaveInShadow(PatchValues<TRecord> wanted, ShadowSet shadow)
    {
        PatchValues<TRecord> shadowed = TRecord.NewValues();
        foreach (int field in shadow.IsEmpty ? default : wanted.Touched)
        {
            if (!shadow.Holds(TRecord.RecordType.Fields[field].Name))
            {
                continue;
            }

            Skip(field, wanted, SkippedField.Shadow, ShadowWords.Field, null);
            bool isSet = wanted.SetFields.Contains(field);
            if (isSet)
            {
                shadowed.CopySlot(field, wanted);
            }

            shadowed.Mark(field, isSet ? ChangeKind.Set : ChangeKind.Clear);
            wanted.Mark(field, ChangeKind.Keep);
        }

        return shadowed;
    }

    /// <summary>As one canonical JSON object; null where nothing is left out.</summary>
    public byte[]? Image()
    {
        if (images.Count == 0)
        {
            return null;
        }

        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginObject();
        foreach (int field in TRecord.RecordType.SlotsByName)
        {
            if (images.TryGetValue(field, out byte[]? image))
            {
                json.DynamicMember(TRecord.RecordType.Fields[field].Name);
                json.Raw(image);
            }
        }

        json.EndObject();
        return json.ToArray();
    }

    private void Skip(int field, PatchValues<TRecord> wanted, string code, string because, byte[]? deferredTo)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.BeginObject();
        json.Member("because"u8);
        json.String(because);
        json.Member("code"u8);
        json.String(code);
        if (deferredTo is not null)
        {
            json.Member("deferredTo"u8);
            json.Raw(deferredTo);
        }

        json.Member("proposed"u8);
        wanted.WriteField(field, json);
        json.EndObject();
        images[field] = json.ToArray();
    }
}
