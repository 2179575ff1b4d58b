using WriteGate.Analyzers.Effects.Values;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>What one call of a listed member does, told by its line and by what its arguments are known to be.</summary>
internal static class SinkJudge
{
    /// <param name="line">What is listed.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="arguments">Reads the call's arguments.</param>
    public static (EffectKind Kind, EffectTraits Traits) Judge(SinkLine line, string name, ICallArguments arguments)
    {
        (EffectKind Kind, EffectTraits Traits) effect = ByLine(line, name);
        if (line.Evidence.TryGetValue(SinkEvidence.Sql, out ArgumentPlace sql))
        {
            return SqlText.Judge(arguments.TextOf(sql)) is { } judged ? judged : effect;
        }

        if (line.Evidence.TryGetValue(SinkEvidence.Verb, out ArgumentPlace request))
        {
            Text text = arguments.TextOf(request);
            List<string> verbs = [.. Requests.Verbs(text)];
            effect = (HttpVerbs.KindOf(verbs), HttpVerbs.Deletes(verbs) ? effect.Traits | EffectTraits.Deletes : effect.Traits);
        }

        bool isRead = effect.Kind == EffectKind.Write && (line.ByMode && arguments.OpensForReading);
        return isRead ? (EffectKind.Read, EffectTraits.None) : effect;
    }

    private static (EffectKind Kind, EffectTraits Traits) ByLine(SinkLine line, string name)
    {
        if (line.Sign == SinkSign.Read)
        {
            return (EffectKind.Read, EffectTraits.None);
        }

        return line.ByName
            ? (WriteVerbs.KindOf(name), WriteVerbs.Deletes(name) ? line.Traits | EffectTraits.Deletes : line.Traits)
            : (EffectKind.Write, line.Traits);
    }
}
