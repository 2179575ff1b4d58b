namespace WriteGate.Providers.Tests.Loops;

/// <summary>Arguments of desk_reply as models get them wrong, and every violation that has to be named at once.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Json">The text that the model wrote.</param>
/// <param name="Violations">Path and code of each.</param>
internal sealed record BadArguments(string What, string Json, params string[] Violations)
{
    public static IReadOnlyList<BadArguments> All { get; } =
    [
        new("members in another case", """{"TicketId":"T-1","Text":"Hi","tone":"Normal","copies":0}""",
            "/TicketId unknown_member", "/Text unknown_member", "/ticketId missing_member", "/text missing_member"),
        new("an enum in another case", """{"ticketId":"T-1","text":"Hi","tone":"normal","copies":0}""", "/tone value_not_allowed"),
        new("a number for an enum", """{"ticketId":"T-1","text":"Hi","tone":1,"copies":0}""", "/tone wrong_type"),
        new("a number in quotes for an enum", """{"ticketId":"T-1","text":"Hi","tone":"1","copies":0}""", "/tone value_not_allowed"),
        new("a string for a number", """{"ticketId":"T-1","text":"Hi","tone":"Normal","copies":"2"}""", "/copies wrong_type"),
        new("a number for a string", """{"ticketId":1,"text":"Hi","tone":"Normal","copies":0}""", "/ticketId wrong_type"),
        new("keys that are not there", """{"ticketId":"T-1","text":"Hi","tone":"Normal","copies":0,"force":true,"credit":5}""",
            "/force unknown_member", "/credit unknown_member"),
        new("arguments in a JSON string", """ "{\"ticketId\":\"T-1\"}" """, " wrong_type"),
        new("an object in a JSON string", """{"ticketId":"{\"id\":\"T-1\"}","text":"Hi","tone":"{\"name\":\"Normal\"}","copies":"{}"}""",
            "/tone value_not_allowed", "/copies wrong_type"),
        new("null for what is required", """{"ticketId":null,"text":null,"tone":null,"copies":null}""",
            "/ticketId wrong_type", "/text wrong_type", "/tone wrong_type", "/copies wrong_type"),
        new("everything at once", """{"text":"","tone":"loud","copies":9,"cc":[]}""",
            "/text bad_length", "/tone value_not_allowed", "/copies out_of_range", "/cc unknown_member", "/ticketId missing_member"),
        new("a member twice", """{"ticketId":"T-1","ticketId":"T-2","text":"Hi","tone":"Normal","copies":0}""", "/ticketId duplicate_member"),
        new("half a surrogate pair", """{"ticketId":"T-1","text":"\ud800","tone":"Normal","copies":0}""", "/text bad_format") { IsJson = false },
        new("a list", "[]", " wrong_type"),
        new("null", "null", " wrong_type"),
        new("1 MB of text", $$"""{"ticketId":"T-1","text":"{{new string('x', 1_000_000)}}","tone":"Normal","copies":0}""", "/text bad_length"),
        new("nothing", "", " malformed_json") { IsJson = false },
        new("cut off", """{"ticketId":"T-1","text":"Hi""", "/text malformed_json") { IsJson = false },
        new("something after the end", """{"ticketId":"T-1","text":"Hi","tone":"Normal","copies":0} Done!""", " malformed_json") { IsJson = false },
        new("1 MB of brackets", new string('[', 1_000_000), " wrong_type", string.Concat(Enumerable.Repeat("/0", 63)) + " malformed_json") { IsJson = false },
    ];

    /// <summary>Whether it is JSON that every SDK sends back to the model, and so can be the value of a member.</summary>
    public bool IsJson { get; private init; } = true;
}
