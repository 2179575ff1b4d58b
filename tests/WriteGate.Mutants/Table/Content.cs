namespace WriteGate.Mutants.Table;

/// <summary>What is looked for in texts.</summary>
internal static class Content
{
    private const string Inspector = "src/WriteGate/Inspection/Inspector.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R15", "nothing is looked for", Inspector,
            "if ([|rules.ActionOn(spot.Kind) != FindingAction.Allow|] &&", "false", "R15_a_template_token_is_held_and_the_filled_in_text_is_written"),
        new("R15", "digits of other scripts hide a number", "src/WriteGate/Inspection/FoldedText.cs",
            "UnicodeCategory.DecimalDigitNumber => [|(char)('0' + (int)Rune.GetNumericValue(rune))|],", "null",
            "R15_what_is_to_be_found_is_found_and_its_look_alikes_are_written"),
        new("R15", "what was found is shown as it was", Inspector,
            "walk.IsName, [|Masked(text[spot.Start..spot.End])|]", "text[spot.Start..spot.End].ToString()",
            "R15_what_was_found_reaches_no_message_log_alert_or_file_in_the_clear"),
        new("R15", "what is set aside by policy is written", "src/WriteGate/Policy/GatePolicy.cs",
            "if ([|facts.Findings.Action == FindingAction.Quarantine || facts.IsUnstorable|])", "false",
            "R15_without_a_key_what_is_personal_is_set_aside_and_not_kept"),
        new("R16", "signs of an injection are not looked for", Inspector,
            "InjectionSigns.Find(text, ref spots);", "", "R16_signs_of_injection_wait_for_a_person_and_are_not_shown_as_if_they_were_orders"),
    ];
}
