using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads the shape of a write: patch, batch, action or create, and how it is taken back.</summary>
internal static class ShapeReader
{
    /// <summary>The tool as far as its shape goes; null when something is wrong with it.</summary>
    public static ToolSpec? Read(ToolDraft draft, KeyPart? key)
    {
        bool hasBefore = BeforeReader.TryRead(draft, out CallSpec? before);
        bool isBatch = TryReadBatch(draft, out int maxItems);
        ToolSpec? shape = draft.Record is not null ? ReadPatch(draft) : ReadAction(draft);
        if (shape is null || !hasBefore || !isBatch)
        {
            return null;
        }

        return shape with
        {
            Shape = maxItems > 0 ? Shape.Batch : shape.Shape,
            MaxItems = Math.Max(1, maxItems),
            Before = before,
            Resource = ResourceReader.Read(draft),
            IdParameter = ResourceReader.IdParameter(draft, before, key?.Indexes ?? []),
        };
    }

    /// <summary>
    /// What can be said without the parameters: whether the write says how it is taken back. A parameter in error says
    /// nothing about the methods that are matched with it.
    /// </summary>
    public static ToolSpec? CheckAttributes(ToolDraft draft)
    {
        bool takesPatch = draft.Method.Parameters.Any(p => draft.Reading.Known.Is(p.Type, KnownNames.Patch));
        if (!takesPatch)
        {
            UndoReader.Check(draft);
        }

        return null;
    }

    private static ToolSpec? ReadPatch(ToolDraft draft)
    {
        bool hasNoUndo = UndoReader.CheckPatch(draft);
        ITypeSymbol? result = draft.Returns.Type;
        bool returnsRecord = result is null || SymbolEqualityComparer.Default.Equals(TypeNames.WithoutNull(result), draft.Record);
        if (!returnsRecord)
        {
            draft.Report(
                UnsayableTypeRule.PatchResult,
                Site.ReturnOf(draft.Method, draft.Reading.CancellationToken),
                TypeNames.InMessage(result!),
                TypeNames.InMessage(draft.Record!));
        }

        bool hasCheck = EnsureReader.TryRead(draft, newId: null, out MatchedCall? check);
        return hasNoUndo && returnsRecord && hasCheck ? new(draft.Method.Name, "", draft.Tier, Shape.Patch) { Check = check?.ToSpec() } : null;
    }

    private static ToolSpec? ReadAction(ToolDraft draft)
    {
        ValueSpec? result = draft.Returns.Type is null ? null : ResultReader.Read(draft);
        Undo? undo = UndoReader.Read(draft);
        MatchedCall? finder = null;
        bool hasFinder = draft.Reading.Known.Find(draft.Method, KnownNames.FoundBy) is not { } found
            || (finder = ReversalReader.ReadFinder(found, draft)) is not null;
        bool hasCheck = EnsureReader.TryRead(draft, undo?.Call?.Extra, out MatchedCall? check);
        if (undo is null || !hasFinder || !hasCheck || (result is null && draft.Returns.Type is not null))
        {
            return null;
        }

        IParameterSymbol? newId = undo.IrreversibleBecause is null ? undo.Call?.Extra : null;
        return new(draft.Method.Name, "", draft.Tier, newId is null ? Shape.Action : Shape.Create)
        {
            Result = result,
            Reversal = undo.Call?.ToSpec(),
            IrreversibleBecause = undo.IrreversibleBecause,
            Finder = finder?.ToSpec(),
            Check = check?.ToSpec(),
            Creates = newId is null ? null : draft.Reading.Known.Find(draft.Method, KnownNames.ReversedBy)?.Named<string?>("Creates", null),
            NewId = (undo.Call?.Extra ?? check?.Extra) is { } id ? ReversalReader.NewIdOf(id, draft)! : "",
            NewIdKind = undo.Call?.Extra is { } typed
                ? ScalarTypes.KindOf(TypeNames.WithoutNull(typed.Type), draft.Reading.Known) ?? ValueKind.Object
                : default,
        };
    }

    /// <summary>Zero items: no batch.</summary>
    private static bool TryReadBatch(ToolDraft draft, out int maxItems)
    {
        maxItems = 0;
        if (draft.Reading.Known.Find(draft.Method, KnownNames.Batch) is not { } attribute)
        {
            return true;
        }

        Location? place = attribute.Place(draft.Reading.CancellationToken);
        if (draft.Record is null)
        {
            draft.Report(MissingBeforeRule.Batch, place);
            return false;
        }

        maxItems = attribute.Named("MaxItems", 100);
        if (maxItems < 1)
        {
            draft.Report(MissingBeforeRule.MaxItems, place, Invariant.Text(maxItems));
        }

        return maxItems > 0;
    }
}
