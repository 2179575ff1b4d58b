using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG4006: a system record or hand-off must be a class that can be extended.</summary>
internal static class UnusableRecordRule
{
    private static readonly Rule Rule = new(
        "WG4006",
        "A system record or hand-off must be a class that can be extended",
        "The field table, the diff and the patch of a system record, and the reader of a hand-off, are generated into it, where its properties can be reached without reflection.");

    public static readonly DiagnosticDescriptor NotPartial = Rule.Says(
        "{0} is not partial; add partial so that it can be extended");

    public static readonly DiagnosticDescriptor OuterNotPartial = Rule.Says(
        "{0} stands in '{1}', which is not partial; add partial to that");

    public static readonly DiagnosticDescriptor Generic = Rule.Says(
        "{0} is generic or nested in a generic type; make it a plain class");

    public static readonly DiagnosticDescriptor FileLocal = Rule.Says(
        "{0} is local to its file; remove the file modifier");

    public static readonly DiagnosticDescriptor Hidden = Rule.Says(
        "{0} is hidden inside '{1}'; make it internal or public");

    public static readonly DiagnosticDescriptor Abstract = Rule.Says(
        "{0} is abstract; mark the concrete classes");

    public static readonly DiagnosticDescriptor Static = Rule.Says(
        "{0} is static; make it a class with properties");

    public static readonly DiagnosticDescriptor Generated = Rule.Says(
        "{0} is itself generated, and no generator sees what another one writes; declare it in a source file of the project");

    public static readonly DiagnosticDescriptor Name = Rule.Says(
        "The system record '{0}' has no name; give [SystemRecord] the resource's name, such as \"crm.deal\"");

    public static readonly DiagnosticDescriptor NoId = Rule.Says(
        "The system record '{0}' has no [RecordId]; mark the property that identifies it");

    public static readonly DiagnosticDescriptor ManyIds = Rule.Says(
        "The system record '{0}' has more than one [RecordId]; keep the one that identifies it");

    public static readonly DiagnosticDescriptor IdType = Rule.Says(
        "The [RecordId] '{1}' of '{0}' is {2}; use string, Guid or an integer of at most 64 bits, not nullable");

    public static readonly DiagnosticDescriptor ManyVersions = Rule.Says(
        "The system record '{0}' has more than one [RecordVersion]; keep one");

    public static readonly DiagnosticDescriptor VersionType = Rule.Says(
        "The [RecordVersion] '{1}' of '{0}' is {2}; use string, an integer, Guid, DateTimeOffset, DateTime or byte[]");

    public static readonly DiagnosticDescriptor WritableKey = Rule.Says(
        "The {2} field '{1}' of '{0}' is its identifier or version; take [WriteTier] off: agents must not move a record's identity");

    public static readonly DiagnosticDescriptor Comparer = Rule.Says(
        "The comparer '{2}' of field '{1}' of '{0}' is not found; write it as: static bool {2}({3} left, {3} right)");

    public static readonly DiagnosticDescriptor NotRecord = Rule.Says(
        "{0} patches {1}, which is not marked [SystemRecord]; mark it");

    public static readonly DiagnosticDescriptor NotCompiled = Rule.Says(
        "{0} patches {1}, whose assembly was built without the WriteGate generator; build it with the WriteGate package");

    public static readonly DiagnosticDescriptor Branches = Rule.Says(
        "{0} lists derived types, and a provider's schema begins with one object; hand on a record that has one as a member");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
