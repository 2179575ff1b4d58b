namespace WriteGate.Hosts.Tests;

/// <summary>What models get wrong, with every violation that has to be named at once: the same through every host.</summary>
internal static class BadCalls
{
    private const string Update = "helpdesk_update_ticket";
    private const string Refund = "helpdesk_refund";

    /// <summary>Tool, arguments, and path and code of each violation.</summary>
    public static TheoryData<string, string, string[]> All { get; } = new()
    {
        // In another case.
        { Refund, """{"TicketId":"T-1","AMOUNT":5}""", ["/TicketId unknown_member", "/AMOUNT unknown_member", "/ticketId missing_member", "/amount missing_member"] },
        { Update, """{"ticketId":"T-1","changes":{"priority":"high"}}""", ["/changes/priority value_not_allowed"] },

        // A number for an enum, as such and in quotes, and two names in one.
        { Update, """{"ticketId":"T-1","changes":{"priority":2}}""", ["/changes/priority wrong_type"] },
        { Update, """{"ticketId":"T-1","changes":{"priority":"2"}}""", ["/changes/priority value_not_allowed"] },
        { Update, """{"ticketId":"T-1","changes":{"priority":"Low, High"}}""", ["/changes/priority value_not_allowed"] },

        // A string for a number, a number for a string, and numbers that are too large.
        { Refund, """{"ticketId":"T-1","amount":"12.50"}""", ["/amount wrong_type"] },
        { Refund, """{"ticketId":7,"amount":true,"currency":"USD"}""", ["/ticketId wrong_type", "/amount wrong_type", "/currency unknown_member"] },
        { Refund, """{"ticketId":"T-1","amount":500.01}""", ["/amount out_of_range"] },
        { Refund, """{"ticketId":"T-1","amount":-1e999}""", ["/amount out_of_range"] },

        // Members that are not there, that are protected, and that stand twice.
        { Update, """{"ticketId":"T-1","changes":{"priority":"High","color":"red"},"force":true}""", ["/changes/color unknown_member", "/force unknown_member"] },
        { Update, """{"ticketId":"T-1","changes":{"customerEmail":"me@example.com","priority":"High"}}""", ["/changes/customerEmail protected_field"] },
        { Update, """{"ticketId":"T-1","changes":{"priority":"High","priority":"Low"}}""", ["/changes/priority duplicate_member"] },

        // JSON in a string.
        { Update, """{"ticketId":"T-1","changes":"{\"priority\":\"High\"}"}""", ["/changes wrong_type"] },

        // Null for what is required, or nothing.
        { Refund, """{"ticketId":null,"amount":null}""", ["/ticketId wrong_type", "/amount wrong_type"] },
        { Refund, "{}", ["/ticketId missing_member", "/amount missing_member"] },

        // What a field does not take.
        { Update, """{"ticketId":"T-1","changes":{"clear":["priority"]}}""", ["/changes/clear/0 not_clearable"] },
        { Update, """{"ticketId":"T-1","changes":{"due":"24.12.2026"}}""", ["/changes/due bad_format"] },

        // A megabyte.
        { "helpdesk_reply", $$"""{"ticketId":"T-1","version":"1","text":"{{new string('x', 1 << 20)}}"}""", ["/text bad_length"] },
    };
}
