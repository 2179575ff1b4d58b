using WriteGate.Analyzers.Effects.Values;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>What one call of a listed member does, told by its line and by what its arguments are known to be.</summary>
internal static class SinkJudge
{
    private static readonly (EffectKind, EffectTraits) Nothing = (EffectKind.None, EffectTraits.None);
    private static readonly (EffectKind, EffectTraits) Read = (EffectKind.Read, EffectTraits.None);

    /// <summary><c>Process.Start(fileName, arguments)</c>.</summary>
    private static readonly ArgumentPlace ProcessArguments = new(ArgumentPlace.ByName, "arguments");

    /// <summary>What follows the command in <c>Execute(command, args)</c>.</summary>
    private static readonly ArgumentPlace RedisArguments = new(1, null);

    /// <param name="line">What is listed.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="isRemote">Whether the member goes to a service by its signature.</param>
    /// <param name="arguments">Reads the call's arguments.</param>
    public static (EffectKind Kind, EffectTraits Traits) Judge(SinkLine line, string name, bool isRemote, ICallArguments arguments)
    {
        if (TextOf(line, SinkEvidence.Sql, arguments) is { } sql && SqlText.Judge(sql) is { } judged)
        {
            return judged;
        }

        (EffectKind Kind, EffectTraits Traits) effect = line.ByName ? ByName(line, name, isRemote)
            : line.Sign == SinkSign.Read ? Read
            : line.Evidence.TryGetValue(SinkEvidence.Member, out ArgumentPlace member) ? ByReflection(line, member, arguments)
            : line.Sign == SinkSign.Unknown ? (EffectKind.Unknown, line.Traits)
            : TextOf(line, SinkEvidence.Verb, arguments) is { } request ? ByVerb(line, request)
            : (EffectKind.Write, line.Traits);
        return effect.Kind != EffectKind.Write ? effect
            : IsSetUp(line, arguments) ? Nothing
            : OnlyAsks(line, arguments) ? Read
            : effect;
    }

    /// <summary>Why a call that is judged a write may be none.</summary>
    public static EffectDoubts DoubtsOf(SinkLine line, string name, ICallArguments arguments)
    {
        if (line.Traits.HasFlag(EffectTraits.Deletes) && line.Evidence.ContainsKey(SinkEvidence.Path))
        {
            return EffectDoubts.TidiesUp;
        }

        if (TextOf(line, SinkEvidence.Url, arguments) is not { } request
            || !(TextOf(line, SinkEvidence.Verb, arguments) is { } verb ? Requests.Verbs(verb).All(v => v == "POST") : name.StartsWith("Post", StringComparison.Ordinal)))
        {
            return EffectDoubts.None;
        }

        IEnumerable<string> words = line.Evidence.TryGetValue(SinkEvidence.Body, out ArgumentPlace body) ? arguments.WordsIn(body) : [];
        Text url = Requests.Url(request);
        return UrlText.IsGraphQL(url) || UrlText.SaysWrite(url) || words.Any(UrlText.BeginsWithWrite) ? EffectDoubts.None : EffectDoubts.BarePost;
    }

    /// <summary>What is known of the argument that a line names; null where it names none.</summary>
    private static Text? TextOf(SinkLine line, SinkEvidence evidence, ICallArguments arguments)
        => line.Evidence.TryGetValue(evidence, out ArgumentPlace place) ? arguments.TextOf(place) ?? Text.Unknown : null;

    private static (EffectKind Kind, EffectTraits Traits) ByName(SinkLine line, string name, bool isRemote)
        => isRemote && name is not ("#ctor" or ".ctor") ? (WriteVerbs.KindOf(name), WriteVerbs.Deletes(name) ? line.Traits | EffectTraits.Deletes : line.Traits) : Nothing;

    /// <summary>What is called by reflection: the verbs of the names that are known decide, where one surely writes or all read.</summary>
    private static (EffectKind Kind, EffectTraits Traits) ByReflection(SinkLine line, ArgumentPlace member, ICallArguments arguments)
    {
        List<string> names = [.. arguments.WordsIn(member).Where(w => w.Length > 0)];
        return arguments.OpensForReading || (names.Count > 0 && names.All(n => WriteVerbs.KindOf(n) == EffectKind.Read)) ? Read
            : names.Any(WriteVerbs.IsStrong) ? (EffectKind.Write, names.Any(WriteVerbs.Deletes) ? line.Traits | EffectTraits.Deletes : line.Traits)
            : (EffectKind.Unknown, line.Traits);
    }

    private static (EffectKind Kind, EffectTraits Traits) ByVerb(SinkLine line, Text request)
    {
        List<string> verbs = [.. Requests.Verbs(request)];
        return (HttpVerbs.KindOf(verbs), HttpVerbs.Deletes(verbs) ? line.Traits | EffectTraits.Deletes : line.Traits);
    }

    /// <summary>Whether it writes a temporary file, a log or a cache, or makes sure that a folder of the program's own is there.</summary>
    private static bool IsSetUp(SinkLine line, ICallArguments arguments)
        => (TextOf(line, SinkEvidence.Path, arguments) is { } path
                && (PathText.IsTemporary(path) || (PathText.IsTrace(path) && (line.Traits & EffectTraits.Deletes) == 0)))
            || (line.Evidence.TryGetValue(SinkEvidence.Folder, out ArgumentPlace folder) && arguments.IsFixed(folder));

    private static bool OnlyAsks(SinkLine line, ICallArguments arguments)
    {
        if (line.ByMode && arguments.OpensForReading)
        {
            return true;
        }

        if (TextOf(line, SinkEvidence.Process, arguments) is { } process)
        {
            return CommandLines.OnlyRead(arguments.TextOf(ProcessArguments) is { } rest ? Requests.Pair(process, rest) : process);
        }

        if (TextOf(line, SinkEvidence.Redis, arguments) is { } command)
        {
            return RedisCommands.OnlyRead(command, arguments.WordsIn(RedisArguments).FirstOrDefault());
        }

        if (line.Evidence.TryGetValue(SinkEvidence.Mongo, out ArgumentPlace document))
        {
            return MongoCommands.OnlyRead(arguments.WordsIn(document));
        }

        Text url = TextOf(line, SinkEvidence.Url, arguments) is { } address ? Requests.Url(address) : Text.Unknown;
        if (UrlText.IsQuestion(url))
        {
            return true;
        }

        if (!line.Evidence.TryGetValue(SinkEvidence.Body, out ArgumentPlace body))
        {
            return false;
        }

        List<string> words = [.. arguments.WordsIn(body)];
        return words.Contains("grant_type") || GraphQLText.OnlyAsks(words, UrlText.IsGraphQL(url));
    }
}
