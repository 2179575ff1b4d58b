using System.Globalization;

namespace WriteGate.Verifiers;

/// <summary>Files of a test, each with its path and content; a content without a path is named in turn.</summary>
public sealed class SourceFileList : List<(string Path, string Content)>
{
    /// <summary>The path of the first source that was added without one.</summary>
    public const string FirstSourcePath = "/0/Test0.cs";

    /// <summary>Adds a source as <c>/0/Test0.cs</c>, <c>/0/Test1.cs</c> and so on.</summary>
    public void Add(string content) => Add((string.Create(CultureInfo.InvariantCulture, $"/0/Test{Count}.cs"), content));
}
