namespace WriteGate.Analyzers.Contracts;

/// <summary>The C# collection that a list or dictionary becomes.</summary>
internal enum CollectionKind
{
    None,
    Array,

    /// <summary>List&lt;T&gt;, IList&lt;T&gt;, ICollection&lt;T&gt;.</summary>
    List,

    /// <summary>IReadOnlyList&lt;T&gt;, IReadOnlyCollection&lt;T&gt;, IEnumerable&lt;T&gt;: an array.</summary>
    ReadOnlyList,

    /// <summary>HashSet&lt;T&gt;, ISet&lt;T&gt;, IReadOnlySet&lt;T&gt;: no duplicates.</summary>
    Set,
    ImmutableArray,
    ImmutableList,

    /// <summary>Dictionary, IDictionary, IReadOnlyDictionary with string keys.</summary>
    Dictionary,
}
