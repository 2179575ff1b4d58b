using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>One method per list, set or dictionary that reads it, and one that writes it; equal ones share it.</summary>
internal sealed class CollectionMethods(WireClass wire)
{
    public string Reader(ValueSpec value, string owner, bool isResult)
    {
        (string, ValueSpec, bool) key = ("read", value with { IsNullable = false }, isResult && wire.Types.HasComputed(value));
        return wire.Method(key, "Read" + owner, (writer, name) => EmitReader(writer, name, value, owner, key.Item3));
    }

    public string Writer(ValueSpec value, string owner, bool isResult)
    {
        (string, ValueSpec, bool) key = ("write", value with { IsNullable = false, Rules = null }, isResult && wire.Types.HasComputed(value));
        return wire.Method(key, "Write" + owner, (writer, name) => EmitWriter(writer, name, value, owner, key.Item3));
    }

    private void EmitReader(SourceWriter writer, string name, ValueSpec value, string owner, bool isResult)
    {
        string item = wire.Reading.OrNull(value.Item!, owner + "Item", isResult);
        string rules = wire.Rules.Of(value, owner) is { Length: > 0 } field ? field : "null";
        writer.Gap();
        using (writer.Begin($"internal static {value.Type} {name}(ref {Runtime.Reader} json)"))
        {
            writer.Write($"{Builder(value)};");
            if (value.Kind == ValueKind.Dictionary)
            {
                writer.Write($"{Runtime.Json}DictionaryScope scope = json.BeginDictionary();");
                using (writer.Begin("while (json.NextEntry(ref scope, out string key))"))
                {
                    writer.Write($"items[key] = {item};");
                }

                writer.Gap();
                writer.Write($"json.EndDictionary(scope, {rules});");
            }
            else
            {
                writer.Write($"{Runtime.Json}ListScope scope = json.BeginList();");
                using (writer.Begin("while (json.NextItem(ref scope))"))
                {
                    EmitAdd(writer, value, item);
                }

                writer.Gap();
                writer.Write($"json.EndList(scope, {rules});");
            }

            writer.Write($"return {Result(value)};");
        }

        writer.Gap();
    }

    private static void EmitAdd(SourceWriter writer, ValueSpec value, string item)
    {
        if (value.Collection != CollectionKind.Set)
        {
            writer.Write($"items.Add({item});");
            return;
        }

        using (writer.Begin($"if (!items.Add({item}))"))
        {
            writer.Write($"json.Violate({Runtime.Json}ViolationCode.DuplicateItem, \"stands in the list twice; send it once\");");
        }
    }

    private static string Builder(ValueSpec value)
    {
        string item = value.Item!.TypeText();
        return value.Collection switch
        {
            CollectionKind.Dictionary => $"global::System.Collections.Generic.Dictionary<string, {item}> items = new({Runtime.Ordinal})",
            CollectionKind.Set => $"global::System.Collections.Generic.HashSet<{item}> items = []",
            CollectionKind.List => $"{Runtime.ListOf}<{item}> items = []",
            _ => $"{Runtime.Json}ItemBuffer<{item}> items = default",
        };
    }

    private static string Result(ValueSpec value) => value.Collection switch
    {
        CollectionKind.ImmutableArray => "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items.ToArray())",
        CollectionKind.ImmutableList => "global::System.Collections.Immutable.ImmutableList.Create(items.ToArray())",
        CollectionKind.Array or CollectionKind.ReadOnlyList => "items.ToArray()",
        _ => "items",
    };

    private void EmitWriter(SourceWriter writer, string name, ValueSpec value, string owner, bool isResult)
    {
        writer.Gap();
        using (writer.Begin($"internal static void {name}({value.Type} value, {Runtime.Writer} json)"))
        {
            if (value.Kind == ValueKind.Dictionary)
            {
                EmitEntries(writer, value.Item!, owner, isResult);
            }
            else
            {
                EmitItems(writer, value, owner, isResult);
            }
        }

        writer.Gap();
    }

    private void EmitItems(SourceWriter writer, ValueSpec list, string owner, bool isResult)
    {
        // An immutable array that nobody set cannot be walked.
        string items = list.Collection == CollectionKind.ImmutableArray ? "value.IsDefault ? [] : value" : "value";
        writer.Write("json.BeginList();");
        using (writer.Begin($"foreach ({list.Item!.TypeText()} item in {items})"))
        {
            wire.Writing.OrNull(writer, list.Item!, "item", "present", owner + "Item", isResult);
        }

        writer.Gap();
        writer.Write("json.EndList();");
    }

    // The only names that are sorted at run time: those of an object are known at build.
    private void EmitEntries(SourceWriter writer, ValueSpec item, string owner, bool isResult)
    {
        writer.Write(
            $"""
            {Runtime.ListOf}<string> keys = new(value.Keys);
            keys.Sort({Runtime.Ordinal});
            json.BeginObject();
            """);
        using (writer.Begin("foreach (string key in keys)"))
        {
            writer.Write("json.DynamicMember(key);");
            wire.Writing.OrNull(writer, item, "value[key]", "present", owner + "Item", isResult);
        }

        writer.Gap();
        writer.Write("json.EndObject();");
    }
}
