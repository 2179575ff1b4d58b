namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>Sorts keywords into those that a dialect takes and those that it is told.</summary>
internal sealed class KeywordText(Dialect dialect)
{
    private string told = "";

    /// <summary>Members of a schema, each with a comma before it.</summary>
    public string Kept { get; private set; } = "";

    public KeywordText Add(IEnumerable<Keyword> keywords)
    {
        foreach (Keyword keyword in keywords)
        {
            Add(keyword);
        }

        return this;
    }

    public void Add(Keyword keyword)
    {
        if (dialect.Keeps(keyword))
        {
            string name = keyword.Name == "notBlank" ? "pattern" : keyword.Name;
            Kept += $",\"{name}\":{keyword.Json}";
        }
        else if (!keyword.IsOfType && keyword.Name != "notBlank" && keyword.Json != "null")
        {
            string value = keyword.Json[0] == '"' ? JsonText.Decode(keyword.Json) : keyword.Json;
            told += $"{(told.Length == 0 ? "" : ", ")}{keyword.Name}: {value}";
        }
    }

    /// <summary>The <c>description</c> member with a comma before it, or nothing.</summary>
    public string Description(string text)
    {
        string constraints = told.Length == 0 ? "" : $"{{{told}}}";
        string whole = text.Length > 0 && constraints.Length > 0 ? $"{text} {constraints}" : text + constraints;
        return whole.Length == 0 || !dialect.HasDescriptions ? "" : $",\"description\":{JsonText.Of(whole)}";
    }
}
