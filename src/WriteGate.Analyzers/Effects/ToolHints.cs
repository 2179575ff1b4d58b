using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>What a tool's author tells its host, each null where nothing is said. Hints are evidence, not truth.</summary>
internal sealed record ToolHints(bool? ReadOnly, bool? Destructive, bool? Idempotent, bool? OpenWorld)
{
    /// <summary>Whether anything is said.</summary>
    public bool IsGiven => ReadOnly is not null || Destructive is not null || Idempotent is not null || OpenWorld is not null;

    public static ToolHints Of(AttributeData attribute) => Of(name => attribute.Named<bool?>(name, null));

    /// <summary>Those of an options object: <c>new() { ReadOnly = true }</c>.</summary>
    public static ToolHints Of(IObjectCreationOperation? options)
        => Of(name => options?.Property(name)?.ConstantValue is { HasValue: true, Value: bool value } ? value : null);

    private static ToolHints Of(Func<string, bool?> read)
        => new(read(nameof(ReadOnly)), read(nameof(Destructive)), read(nameof(Idempotent)), read(nameof(OpenWorld)));
}
