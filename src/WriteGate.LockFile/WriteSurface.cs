using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace WriteGate.LockFile;

/// <summary>Reads the write surface that the generator put into an assembly. The assembly is not loaded and none of its code runs.</summary>
internal static class WriteSurface
{
    private const string Namespace = "WriteGate.Tools";
    private const string Attribute = "WriteSurfaceAttribute";

    /// <summary>The lines of the lock file; those of what lets no agent write are empty and left out.</summary>
    /// <exception cref="BadImageFormatException">The file is no managed assembly.</exception>
    public static IEnumerable<string> LinesOf(string assembly)
    {
        using PEReader file = new(File.OpenRead(assembly));
        MetadataReader metadata = file.GetMetadataReader();
        List<string> lines = [];
        foreach (CustomAttributeHandle handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (IsSurface(metadata, attribute) && LineOf(metadata.GetBlobReader(attribute.Value)) is { Length: > 0 } line)
            {
                lines.Add(line);
            }
        }

        return lines;
    }

    private static bool IsSurface(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return false;
        }

        EntityHandle type = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        return type.Kind == HandleKind.TypeReference
            && metadata.GetTypeReference((TypeReferenceHandle)type) is var reference
            && metadata.StringComparer.Equals(reference.Name, Attribute)
            && metadata.StringComparer.Equals(reference.Namespace, Namespace);
    }

    /// <summary>The third argument. The form is that of ECMA-335, II.23.3: a prolog, then the arguments in order.</summary>
    private static string? LineOf(BlobReader value)
    {
        value.ReadUInt16();
        value.ReadSerializedString();
        value.ReadSerializedString();
        return value.ReadSerializedString();
    }
}
