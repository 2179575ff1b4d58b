using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Turns the XML of a documentation comment into the plain text that a model is told.</summary>
internal static class DocumentationXml
{
    /// <summary>The comment as XML; null when it is empty or not well-formed, which the compiler reports.</summary>
    public static XElement? Parse(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            return XElement.Parse("<doc>" + text + "</doc>", LoadOptions.PreserveWhitespace);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The summary; the bare text of a comment that has no tags.</summary>
    public static string Summary(XElement? doc)
    {
        if (doc is null)
        {
            return "";
        }

        return doc.Element("summary") is { } summary ? Flatten(summary)
            : doc.Element("value") is { } value ? Flatten(value)
            : Fold(string.Concat(doc.Nodes().OfType<XText>().Select(t => t.Value)));
    }

    /// <summary>What is said of a parameter.</summary>
    public static string Parameter(XElement? doc, string name)
        => doc?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == name) is { } parameter ? Flatten(parameter) : "";

    private static string Flatten(XElement element)
    {
        StringBuilder text = new();
        Append(element, text);
        return Fold(text.ToString());
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (XNode node in element.Nodes())
        {
            if (node is XText plain)
            {
                text.Append(plain.Value);
            }
            else if (node is XElement child)
            {
                AppendElement(child, text);
            }
        }
    }

    private static void AppendElement(XElement child, StringBuilder text)
    {
        bool isBlock = child.Name.LocalName is "para" or "br" or "list" or "item" or "code" or "term" or "description" or "listheader";
        text.Append(isBlock ? " " : "");
        if (child.Nodes().Any())
        {
            Append(child, text);
        }
        else
        {
            text.Append(
                (string?)child.Attribute("langword")
                ?? (string?)child.Attribute("name")
                ?? (string?)child.Attribute("href")
                ?? LastName((string?)child.Attribute("cref") ?? ""));
        }

        text.Append(isBlock ? " " : "");
    }

    /// <summary><c>Crm.Deal.Find(string)</c> is <c>Find</c>, <c>List{Deal}</c> is <c>List</c>.</summary>
    private static string LastName(string cref)
    {
        int end = cref.IndexOfAny(['(', '{', '<', '`']);
        string name = end < 0 ? cref : cref.Substring(0, end);
        return name.Substring(name.LastIndexOfAny(['.', ':']) + 1);
    }

    private static string Fold(string text) => string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
