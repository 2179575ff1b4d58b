using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG4005: a suggestion must fit the field that people fill.</summary>
internal static class MisfitSuggestionRule
{
    private static readonly Rule Rule = new(
        "WG4005",
        "A suggestion must fit the field that people fill",
        "An agent writes its suggestion beside the field of a person, never into it: the person's field must be out of every agent's reach, must be able to be empty, and must take the suggestion as it is.");

    public static readonly DiagnosticDescriptor Unknown = Rule.Says(
        "The suggestion field '{1}' of '{0}' suggests for '{2}', which is no field of the record; name the one that people fill, with nameof");

    public static readonly DiagnosticDescriptor Suggestion = Rule.Says(
        "The suggestion field '{1}' of '{0}' suggests for '{2}', which is a suggestion field itself; name the one that people fill");

    public static readonly DiagnosticDescriptor Writable = Rule.Says(
        "The suggestion field '{1}' of '{0}' suggests for '{2}', which agents may write themselves; take [WriteTier] off '{2}'");

    public static readonly DiagnosticDescriptor Protected = Rule.Says(
        "The suggestion field '{1}' of '{0}' suggests for '{2}', which is protected, and agents would learn whether it is filled; take the suggestion away, or let agents know of '{2}'");

    public static readonly DiagnosticDescriptor Key = Rule.Says(
        "The suggestion field '{1}' of '{0}' suggests for '{2}', its identifier or version, which nobody fills; name another field");

    public static readonly DiagnosticDescriptor Type = Rule.Says(
        "The suggestion field '{1}' of '{0}' is {3}, and '{2}' is {4}; give both the same type, so that a person can take the suggestion over");

    public static readonly DiagnosticDescriptor NeverEmpty = Rule.Says(
        "The suggestion field '{1}' of '{0}' suggests for '{2}', which is {3} and never empty, so that every suggestion would be skipped; make it nullable");

    public static readonly DiagnosticDescriptor Twice = Rule.Says(
        "The suggestion fields '{3}' and '{1}' of '{0}' both suggest for '{2}'; keep one");

    public static readonly DiagnosticDescriptor Sensitive = Rule.Says(
        "The suggestion field '{1}' of '{0}' suggests for '{2}', which is sensitive; mark '{1}' with [SensitiveField] too");

    public static readonly DiagnosticDescriptor OwnKey = Rule.Says(
        "The field '{1}' of '{0}' is its identifier or version and no suggestion; take [SuggestionFor] off");

    public static readonly DiagnosticDescriptor NotWritable = Rule.Says(
        "The suggestion field '{1}' of '{0}' can be written by no agent; give it [WriteTier(WriteTier.Autonomous)] or Reviewed, and no [ProtectedField]");

    public static readonly DiagnosticDescriptor NotClearable = Rule.Says(
        "The suggestion field '{1}' of '{0}' cannot be emptied, so that the first suggestion could not be taken back; make it nullable, without [Required]");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
