using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Resources;
using Microsoft.CodeAnalysis;

namespace WriteGate.Verifiers;

/// <summary>
/// Walks everything reachable from a step's value. What belongs to a compilation keeps all of it in memory and is
/// equal to nothing in the next one.
/// </summary>
internal static class ModelGraph
{
    private static readonly ImmutableArray<Type> s_forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Location),
        typeof(Compilation), typeof(SemanticModel), typeof(IOperation),
    ];

    // Process-wide objects: they hold no compilation, and their graphs are the runtime's.
    private static readonly ImmutableArray<Type> s_leaves =
        [typeof(string), typeof(MemberInfo), typeof(Assembly), typeof(Module), typeof(CultureInfo), typeof(ResourceManager)];

    private const BindingFlags OwnInstanceFields =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Fails when anything in the graph, or the declared type of a field that is null today, is forbidden.</summary>
    public static void Verify(object? value, string step)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object? Value, string Path)>([(value, step)]);
        while (pending.TryPop(out var next))
        {
            if (next.Value is null || IsLeaf(next.Value.GetType()) || !seen.Add(next.Value))
            {
                continue;
            }
            RequireAllowed(next.Value.GetType(), next.Path);
            foreach (var child in Children(next.Value, next.Path))
            {
                pending.Push(child);
            }
        }
    }

    private static bool IsLeaf(Type type)
        => type.IsPrimitive || type.IsEnum || type.IsPointer || s_leaves.Any(leaf => leaf.IsAssignableFrom(type));

    private static IEnumerable<(object? Value, string Path)> Children(object value, string path)
    {
        if (value is Array array)
        {
            var index = 0;
            foreach (var item in array)
            {
                yield return (item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"));
            }
            yield break;
        }
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(OwnInstanceFields).Where(field => !IsLeaf(field.FieldType)))
            {
                var fieldPath = $"{path}.{PropertyName(field)}";
                RequireAllowed(field.FieldType, fieldPath);
                yield return (field.GetValue(value), fieldPath);
            }
        }
    }

    private static void RequireAllowed(Type type, string path)
    {
        var held = type.IsArray ? type.GetElementType()! : type;
        if (s_forbidden.FirstOrDefault(forbidden => forbidden.IsAssignableFrom(held)) is { } kind)
        {
            throw new VerificationException($"{path} is a {held.Name}: a model must not hold a {kind.Name}.");
        }
    }

    // <Name>k__BackingField
    private static string PropertyName(FieldInfo field)
        => field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
