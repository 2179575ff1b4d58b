using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2004: arguments and results must be types that a schema can say.</summary>
internal static class UnsayableTypeRule
{
    private static readonly Rule Rule = new(
        "WG2004",
        "Arguments and results must be types that a schema can say",
        "What the schema cannot say exactly, a model cannot send exactly, and a replay cannot give back. The tool is left out until its types fit.");

    public static readonly DiagnosticDescriptor Type = Rule.Says(
        "{0} is {1}, which has no form in JSON; use text, numbers, dates, enums, lists, or a record of these");

    public static readonly DiagnosticDescriptor Tuple = Rule.Says(
        "{0} is the tuple {1}, whose names are lost at run time; make a record");

    public static readonly DiagnosticDescriptor Collection = Rule.Says(
        "{0} is {1}; use List<T>, IReadOnlyList<T>, HashSet<T>, an array, or Dictionary<string, T>");

    public static readonly DiagnosticDescriptor CitedPlace = Rule.Says(
        "{0} is {1}; only a field of a system record is held against sources: make it one and take a patch, or take the plain value");

    public static readonly DiagnosticDescriptor CitedValue = Rule.Says(
        "{0} is {1}; cite a single value: a text, number, date, identifier or enum, not nullable inside");

    public static readonly DiagnosticDescriptor DictionaryKey = Rule.Says(
        "{0} has keys of type {1}; members of a JSON object are text: use Dictionary<string, T>");

    public static readonly DiagnosticDescriptor Array = Rule.Says(
        "{0} is {1}; a list of lists has no fixed width: use a list of records");

    public static readonly DiagnosticDescriptor Abstract = Rule.Says(
        "{0} is {1}, which is abstract and names no derived types; use a concrete type, or list them with [JsonDerivedType]");

    public static readonly DiagnosticDescriptor NoConstructor = Rule.Says(
        "{0} is {1}, which cannot be made from JSON: {2}; give it settable properties or one constructor whose parameters are named like its properties");

    public static readonly DiagnosticDescriptor Inaccessible = Rule.Says(
        "{0} is {1}, which generated code cannot see; make it internal or public");

    public static readonly DiagnosticDescriptor Recursive = Rule.Says(
        "{0} is {1}, which contains itself; Anthropic's strict tools refuse recursion: spell out the levels that are meant");

    public static readonly DiagnosticDescriptor SameName = Rule.Says(
        "'{0}' and '{1}' are both called '{2}' on the wire; rename one with [JsonPropertyName]");

    public static readonly DiagnosticDescriptor Clear = Rule.Says(
        "The writable field '{0}' is called 'clear' on the wire, which is how a patch lists the fields to empty; rename it with [JsonPropertyName]");

    public static readonly DiagnosticDescriptor EnumAlias = Rule.Says(
        "{0} is the enum {1}, in which '{2}' and '{3}' are the same value; a journal could not tell them apart: remove one");

    public static readonly DiagnosticDescriptor EnumEmpty = Rule.Says(
        "{0} is the enum {1}, which has no members to choose from; add members");

    public static readonly DiagnosticDescriptor EnumName = Rule.Says(
        "{0} is the enum {1}, in which two members are called '{2}' on the wire; rename one");

    public static readonly DiagnosticDescriptor Derived = Rule.Says(
        "{0} is {1}, whose derived type {2} {3}; correct its [JsonDerivedType]");

    public static readonly DiagnosticDescriptor Pattern = Rule.Says(
        "The pattern of {0} cannot be used: {1}; correct it");

    public static readonly DiagnosticDescriptor RuleMisfit = Rule.Says(
        "[{1}] on {0} does not fit its type {2}; remove it or change the type");

    public static readonly DiagnosticDescriptor RuleUnknown = Rule.Says(
        "[{1}] on {0} can neither be said in a schema nor checked by the gate; check it in the method and remove the attribute");

    public static readonly DiagnosticDescriptor RuleBounds = Rule.Says(
        "[{1}] on {0} has the bound '{2}', which is not a number in the invariant culture; write it as a number");

    public static readonly DiagnosticDescriptor RuleEmpty = Rule.Says(
        "[{1}] on {0} leaves no value: its lower bound is above its upper one; correct the bounds");

    public static readonly DiagnosticDescriptor RequiredNullable = Rule.Says(
        "{0} is {1} and [Required]; a value that must be given is not nullable: remove the question mark");

    public static readonly DiagnosticDescriptor DefaultValue = Rule.Says(
        "{0} has a default of type {1} that cannot be written as JSON; remove the default");

    public static readonly DiagnosticDescriptor ByReference = Rule.Says(
        "Parameter '{1}' of the {2} tool '{0}' is passed by reference; pass it by value: an agent holds no variables");

    public static readonly DiagnosticDescriptor GenericMethod = Rule.Says(
        "The {1} tool '{0}' is generic; close it: an agent cannot choose types");

    public static readonly DiagnosticDescriptor NotOrdinary = Rule.Says(
        "'{0}' carries [WriteTier] but is not an ordinary method; put the attribute on one");

    public static readonly DiagnosticDescriptor Service = Rule.Says(
        "Parameter '{1}' of the {2} tool '{0}' is a service; inject it through the constructor of the tools class");

    public static readonly DiagnosticDescriptor PatchPlace = Rule.Says(
        "{0} is {1}; a patch is a parameter of the write tool that carries it out: say the fields that are meant");

    public static readonly DiagnosticDescriptor ManyPatches = Rule.Says(
        "The {1} tool '{0}' takes more than one Patch<T>; one write changes one record: make a tool for each");

    public static readonly DiagnosticDescriptor NullablePatch = Rule.Says(
        "Parameter '{1}' of the {2} tool '{0}' is a nullable or optional patch; a patch tool always gets one: remove the question mark or default");

    public static readonly DiagnosticDescriptor ReadWithPatch = Rule.Says(
        "The read-only tool '{0}' takes a Patch<T>; raise its tier if it writes, or remove the parameter");

    public static readonly DiagnosticDescriptor ReadNothing = Rule.Says(
        "The read-only tool '{0}' returns nothing; return what it reads");

    public static readonly DiagnosticDescriptor AsyncVoid = Rule.Says(
        "The {1} tool '{0}' is async void, so nobody learns how it ended; return Task");

    public static readonly DiagnosticDescriptor PatchResult = Rule.Says(
        "The patch tool '{0}' ({1}) returns {2}; return nothing or {3}, the record as it is after the write");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
