using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace WriteGate.Json;

/// <summary>
/// Collects items until their number is known, so that an array is all that reading an array allocates. The first few lie
/// on the stack, more of them in a rented array.
/// </summary>
/// <typeparam name="T">The item.</typeparam>
public ref struct ItemBuffer<T>
{
    private FirstItems first;
    private T[]? rented;
    private int count;

    /// <summary>Adds an item.</summary>
    public void Add(T item)
    {
        if (rented is null && count < FirstItems.Length)
        {
            first[count++] = item;
            return;
        }

        if (rented is null || count == rented.Length)
        {
            Grow();
        }

        rented![count++] = item;
    }

    /// <summary>The items; the buffer is empty afterwards.</summary>
    public T[] ToArray()
    {
        T[] items = Items.ToArray();
        Release();
        count = 0;
        return items;
    }

    [UnscopedRef]
    private readonly ReadOnlySpan<T> Items => rented is null ? ((ReadOnlySpan<T>)first)[..count] : rented.AsSpan(0, count);

    private void Grow()
    {
        T[] larger = ArrayPool<T>.Shared.Rent(count * 2);
        Items.CopyTo(larger);
        Release();
        rented = larger;
    }

    private void Release()
    {
        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented, clearArray: RuntimeHelpers.IsReferenceOrContainsReferences<T>());
            rented = null;
        }
    }

    [InlineArray(Length)]
    private struct FirstItems
    {
        public const int Length = 8;
        private T item;
    }
}
