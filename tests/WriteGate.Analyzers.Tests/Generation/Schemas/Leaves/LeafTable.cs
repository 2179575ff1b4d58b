namespace WriteGate.Analyzers.Tests.Generation.Schemas.Leaves;

/// <summary>
/// The keywords that are emitted, each with the cases that the JSON Schema Test Suite (draft 2020-12) makes of it, as far as
/// a C# value can declare them.
/// </summary>
internal static class LeafTable
{
    private static readonly string[] NoNumber = ["\"foo\"", "\"1\"", "{}", "[]", "true", "false", "null"];
    private static readonly string[] NoText = ["1", "1.1", "{}", "[]", "true", "null"];

    public static IReadOnlyList<Leaf> Values { get; } =
    [
        new("Integer", "long x", "\"type\":\"integer\"", ["1", "1.0", "-3", "0"], ["1.1", .. NoNumber]),
        new("Number", "double x", "\"type\":\"number\"", ["1", "1.0", "1.1", "-1e3"], NoNumber),
        new("Text", "string x", "\"type\":\"string\"", ["\"foo\"", "\"1\"", "\"\"", "\"null\""], NoText),
        new("Boolean", "bool x", "\"type\":\"boolean\"", ["true", "false"], ["1", "0", "1.1", "\"foo\"", "\"\"", "\"true\"", "{}", "[]", "null"]),
        new("Thing", "Pair x", "\"type\":\"object\"", ["""{"foo":"a"}"""], ["1", "1.1", "\"foo\"", "\"{}\"", "[]", "true", "null"]),
        new("Items", "int[] x", "\"type\":\"array\"", ["[]", "[1,2]"], ["1", "1.1", "\"foo\"", "\"[]\"", "{}", "true", "null", "[\"1\"]", "[[1]]"]),
        new("IntegerOrNull", "int? x", "\"type\":[\"integer\",\"null\"]", ["null", "1"], ["0.5", "\"null\"", "\"\"", "false", "[]", "{}"]),
        new("TextOrNull", "string? x", "\"type\":[\"string\",\"null\"]", ["null", "\"foo\"", "\"\""], ["0", "false", "[]", "{}"]),
        new("ThingOrNull", "Pair? x", "\"anyOf\"", ["null", """{"foo":"a"}"""], ["1", "\"foo\"", "[null]", "{}"]),

        new("EnumOfNumbers", "[AllowedValues(1, 2, 3)] int x", "\"enum\":[1,2,3]", ["1", "1.0", "3"], ["4", "1.5", "true", "\"1\"", "[1]", "null"]),
        new("EnumOfControls", "[AllowedValues(\"foo\\nbar\", \"foo\\rbar\")] string x", "\"enum\"", ["\"foo\\nbar\"", "\"foo\\rbar\""], ["\"abc\"", "\"foobar\"", "\"foo\\tbar\""]),
        new("EnumWithNul", "[AllowedValues(\"hello\\0there\")] string x", "\"enum\"", ["\"hello\\u0000there\""], ["\"hellothere\"", "\"hello\""]),
        new("EnumWithNull", "[AllowedValues(\"six\", null)] string? x", "\"enum\"", ["null", "\"six\""], ["\"test\"", "\"null\"", "0"]),
        new("EnumOfNames", "Tone x", "\"enum\":[\"Soft\",\"Loud\"]", ["\"Soft\"", "\"Loud\""], ["\"soft\"", "\"Soft \"", "0", "1", "\"1\"", "\"Soft, Loud\"", "null"]),
        new("ConstInteger", "[AllowedValues(2)] int x", "\"enum\":[2]", ["2", "2.0"], ["5", "\"a\"", "true"]),
        new("ConstZero", "[AllowedValues(0)] int x", "\"enum\":[0]", ["0", "0.0", "-0"], ["false", "{}", "[]", "\"\"", "\"0\""]),
        new("ConstNegative", "[AllowedValues(-2.0)] double x", "\"enum\":[-2]", ["-2", "-2.0"], ["2", "2.0", "-2.00001"]),
        new("ConstLarge", "[AllowedValues(9007199254740992L)] long x", "\"enum\":[9007199254740992]", ["9007199254740992", "9007199254740992.0"], ["9007199254740991", "9007199254740991.0"]),
        new("ConstMu", "[AllowedValues(\"\\u03bc\")] string x", "\"enum\"", ["\"\\u03bc\"", "\"μ\""], ["\"\\u00b5\""]),
        new("ConstUmlaut", "[AllowedValues(\"\\u00e4\")] string x", "\"enum\"", ["\"\\u00e4\"", "\"ä\""], ["\"a\\u0308\""]),
        new("Not", "[DeniedValues(0L, 7L)] long x", "\"not\":{\"enum\":[0,7]}", ["1", "-7", "70"], ["0", "0.0", "7", "7.0"]),
        new("Default", "[Range(0, 3)] int x = 2", "\"default\":2", [Leaf.Absent, "1", "3"], ["4", "5", "\"1\""]),

        new("Minimum", "[Range(1.1, 1e9)] double x", "\"minimum\":1.1", ["2.6", "1.1", "1.10"], ["0.6", "-1", "\"x\""]),
        new("MinimumNegative", "[Range(-2.0, 1e9)] double x", "\"minimum\":-2", ["-1", "0", "-2", "-2.0"], ["-2.0001", "-3", "\"x\""]),
        new("Maximum", "[Range(-1e9, 3.0)] double x", "\"maximum\":3", ["2.6", "3.0", "3"], ["3.5", "\"x\""]),
        new("MaximumWhole", "[Range(0, 300)] int x", "\"maximum\":300", ["299", "300", "300.0"], ["301", "300.5", "-1"]),
        new("ExclusiveMinimum", "[Range(1.1, 1e9, MinimumIsExclusive = true)] double x", "\"exclusiveMinimum\":1.1", ["1.2"], ["1.1", "0.6", "\"x\""]),
        new("ExclusiveMaximum", "[Range(-1e9, 3.0, MaximumIsExclusive = true)] double x", "\"exclusiveMaximum\":3", ["2.2"], ["3.0", "3", "3.5", "\"x\""]),
        new("BoundsOfByte", "byte x", "\"maximum\":255", ["0", "255", "255.0"], ["256", "-1"]),

        new("MinLength", "[MinLength(2)] string x", "\"minLength\":2", ["\"foo\"", "\"fo\"", "\"💩💩\""], ["\"f\"", "\"\"", "\"\\ud83d\\udca9\"", "\"💩\"", "1"]),
        new("MaxLength", "[MaxLength(2)] string x", "\"maxLength\":2", ["\"f\"", "\"fo\"", "\"\"", "\"\\ud83d\\udca9\\ud83d\\udca9\""], ["\"foo\"", "\"💩💩💩\"", "100"]),
        new("Pattern", "[RegularExpression(\"^a*$\")] string x", "\"pattern\":\"^a*$\"", ["\"aaa\"", "\"\""], ["\"abc\"", "\"aaa\\n\"", "true", "123", "{}", "[]", "null"]),
        new("PatternWhole", "[RegularExpression(\"a+\")] string x", "\"pattern\":\"^a+$\"", ["\"aa\""], ["\"xxaayy\"", "\"\""]),

        new("Required", "Pair x", "\"required\":[\"foo\"]", ["""{"foo":"1"}""", """{"foo":"1","bar":"2"}""", """{"bar":null,"foo":"1"}"""], ["""{"bar":"1"}""", "{}", """{"Foo":"1"}""", """{"foo":null}"""]),
        new("RequiredEscaped", "Escaped x", "foo\\\"bar", ["""{"foo\nbar":1,"foo\"bar":2,"foo\\bar":3}""", """{"foo\u000abar":1,"foo\u0022bar":2,"\u0066oo\\bar":3}"""], ["""{"foo\nbar":1,"foo\"bar":2}""", "{}"]),
        new("RequiredInherited", "Inherited x", "\"constructor\"", ["""{"toString":"a","constructor":37}"""], ["{}", """{"toString":"a"}""", """{"constructor":37}"""]),
        new("RequiredPrototype", "Prototype x", "\"__proto__\"", [], ["""{"__proto__":1}"""])
        {
            // Ajv passes over a property of this name, and finds the one that every object of JavaScript inherits.
            Stricter = ["{}"],
            Laxer = ["""{"__proto__":"foo"}"""],
        },
        new("AdditionalProperties", "Pair x", "\"additionalProperties\":false", ["""{"foo":"1"}"""], ["""{"foo":"1","bar":"2","quux":"boom"}""", """{"foo":"1","":1}""", """{"foo":"1","foo ":"1"}"""]),
        new("AdditionalTyped", "Dictionary<string, bool> x", "\"additionalProperties\":{\"type\":\"boolean\"}", ["{}", """{"foo":true,"":false}"""], ["""{"foo":1}""", """{"foo":true,"quux":12}""", """{"foo":null}"""]),
        new("MinItems", "[MinLength(1)] int[] x", "\"minItems\":1", ["[1,2]", "[1]"], ["[]", "\"\""]),
        new("MaxItems", "[MaxLength(2)] int[] x", "\"maxItems\":2", ["[1]", "[1,2]", "[]"], ["[1,2,3]", "\"foobar\""]),
        new("UniqueNumbers", "HashSet<double> x", "\"uniqueItems\":true", ["[1,2]", "[]", "[0,0.5]"], ["[1,1]", "[1,2,1]", "[1.0,1.00,1]"]),
        new("UniqueTexts", "HashSet<string> x", "\"uniqueItems\":true", ["""["foo","bar","baz"]""", """["foo","Foo"]""", """["ä","a\u0308"]"""], ["""["foo","bar","foo"]""", """["foo","\u0066oo"]"""]),
        new("RepeatedItems", "double[] x", "\"type\":\"array\"", ["[1,1]", "[1.0,1.00,1]"], ["[0,false]", "[1,true]"]),
    ];

    public static IReadOnlyList<Leaf> Formats { get; } =
    [
        new("Date", "DateOnly x", "\"format\":\"date\"",
            Texts("1963-06-19", "2020-01-31", "2020-02-29", "2021-02-28", "0400-02-29", "0001-01-01", "1582-10-10"),
            [.. Texts("2020-01-32", "2020-02-30", "2021-02-29", "2100-02-29", "2020-04-31", "1998-13-01", "2024-00-15", "2024-01-00", "06/19/1963",
                "2013-350", "1998-1-20", "1998-01-1", "20230328", "2023-W01", "2023-W13-2", "2020-11-28T23:55:45Z", " 2024-01-15", "2024-01-15 ", "",
                "1963-06-1\u09ea", "2020-01-01Z", "20-01-01", "12020-01-01", "+2020-01-01", "2020.01.01", "2020-01-01\\u0000"), .. NoText]),
        new("DateAndTime", "DateTimeOffset x", "\"format\":\"date-time\"",
            Texts("1963-06-19T08:30:06.283185Z", "1963-06-19T08:30:06Z", "1937-01-01T12:00:27.87+00:20", "1990-12-31T15:59:50.123-08:00", "1963-06-19t08:30:06.283185z"),
            [.. Texts("1998-12-31T23:59:61Z", "1998-12-31T23:58:60Z", "1990-02-31T15:59:59.123-08:00", "1990-12-31T15:59:59-24:00", "1963-06-19T08:30:06.28123+01:00Z",
                "1990-12-31T24:00:00Z", "1990-12-31T15:60:00Z", "1990-12-31T10:00:00+10:60", "06/19/1963 08:30:06 PST", "2013-350T01:01:01", "1963-6-19T08:30:06.283185Z",
                "1963-06-1\u09eaT00:00:00Z", "+11963-06-19T08:30:06.283185Z", "1963-06-19", ""), .. NoText])
        {
            // Leap seconds; and an offset without minutes, which RFC 3339 does not have.
            Stricter = Texts("1998-12-31T23:59:60Z", "1985-04-12T23:20:50+01"),
        },
        new("Duration", "TimeSpan x", "\"format\":\"duration\"",
            Texts("P4DT12H30M5S", "PT0S", "P0D", "PT1M", "PT36H", "P1DT12H", "P2W", "PT1H2M3S", "PT1H30M", "PT1M2S", "P01D"),
            [.. Texts("PT1D", "4DT12H30M5S", "P", "P1YT", "PT", "P2D1Y", "P1D2H", "P2S", "P1Y2W", "P1", " P1D", "P1D ", "", "P1D2T3H", "P1e2D", "P1WT1H", "P-1D"), .. NoText])
        {
            // Years and months have no length.
            Stricter = Texts("P4Y", "P1M", "P1Y2M3DT4H5M6S"),
            Laxer = Texts("-P1D", "PT0.5S"),
        },
        new("Email", "[EmailAddress] string x", "\"format\":\"email\"",
            Texts("joe.bloggs@example.com", "te~st@example.com", "~test@example.com", "test~@example.com", "te.s.t@example.com"),
            [.. Texts("2962", "@example.com", "joe.bloggs@", "user1@oceania.org, user2@oceania.org", ""), .. NoText])
        {
            // The attribute asks for one @ inside and no more.
            Laxer = Texts(".test@example.com", "te..st@example.com", "joe bloggs@example.com"),
        },
        new("Address", "Uri x", "\"format\":\"uri\"",
            Texts("http://foo.bar/?baz=qux#quux", "http://foo.com/blah_(wikipedia)_blah#cite-1", "http://foo.bar/?q=Test%20URL-encoded%20stuff", "http://223.255.255.254",
                "ftp://ftp.is.co.za/rfc/rfc1808.txt", "ldap://[2001:db8::7]/c=GB?objectClass?one", "mailto:John.Doe@example.com", "news:comp.infosystems.www.servers.unix",
                "tel:+1-816-555-1212", "urn:oasis:names:specification:docbook:dtd:xml:4.1.2"),
            [.. Texts("//foo.bar/?baz=qux#quux", "/abc", "\\\\\\\\WINDOWS\\\\fileshare", "abc", "http:// shouldfail.com", ":// should fail", "bar,baz:foo", "https://[@example.org/test.txt",
                "https://example.org/foobar\\\\.txt", "https://example.org/foobar<>.txt", "https://example.org/foobar{}.txt", "https://example.org/foo bar.txt",
                "http://example.com/%6G", "http://example.com/%", "1http://example.com", "ht_tp://example.com", ""), .. NoText])
        {
            // A port is a number; and query strings with brackets are everywhere, though RFC 3986 has none.
            Stricter = Texts("http://example.com:abc/path"),
            Laxer = Texts("http://foo.bar/?a[]=1"),
        },
        new("Identifier", "Guid x", "\"format\":\"uuid\"",
            Texts("2EB8AA08-AA98-11EA-B4AA-73B441D16380", "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "00000000-0000-0000-0000-000000000000", "99c17cbb-656f-f64a-940f-1a4568f03487"),
            [.. Texts("2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08-aa98-11ea-73b441d16380", "2eb8aa08-aa98-11ea-b4ga-73b441d16380", "2eb8aa08aa9811eab4aa73b441d16380",
                "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380", "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}", "2eb8aa08-aa98-11ea-b4aa-73b441d16380-", ""), .. NoText]),
    ];

    private static string[] Texts(params string[] values) => [.. values.Select(value => $"\"{value}\"")];
}
