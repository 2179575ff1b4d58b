using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Recognises by its name what carries the key of a write.</summary>
internal static class KeyName
{
    // The header of the IETF draft and of Stripe; PayPal's and OData's; tokens of AWS; Amazon SQS and Azure Service Bus.
    private static readonly string[] Names =
        ["idempot", "repeatabilityrequestid", "paypalrequestid", "clienttoken", "clientrequesttoken", "deduplicationid", "dedupekey", "dedupkey"];

    /// <summary>What the names begin with.</summary>
    private static readonly string[] Heads = [.. Names.Select(name => name.Substring(0, 4)).Distinct()];

    /// <summary>Whether a parameter, property or header of that name is a key.</summary>
    public static bool Is(string name)
    {
        // The shortest of them.
        if (name.Length < 7)
        {
            return false;
        }

        string plain = name.Replace("-", "").Replace("_", "");
        return Array.Exists(Names, n => plain.IndexOf(n, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    /// <summary>Where such a name may stand in a text; whether it does is for <see cref="Is"/> to say.</summary>
    public static IEnumerable<int> PlacesIn(string text)
    {
        foreach (string head in Heads)
        {
            for (int i = text.IndexOf(head, StringComparison.OrdinalIgnoreCase); i >= 0; i = text.IndexOf(head, i + head.Length, StringComparison.OrdinalIgnoreCase))
            {
                if (Array.Exists(Names, name => StandsAt(i, name, text)))
                {
                    yield return i;
                }
            }
        }
    }

    private static bool StandsAt(int start, string name, string text)
    {
        int read = 0;
        for (int i = start; i < text.Length && read < name.Length; i++)
        {
            if (char.ToLowerInvariant(text[i]) == name[read])
            {
                read++;
            }
            else if (text[i] is not ('-' or '_'))
            {
                return false;
            }
        }

        return read == name.Length;
    }

    /// <summary>The name of a header that a call or an indexer sets; null when it sets none, "" when the name is not constant.</summary>
    public static string? HeaderOf(IOperation operation)
    {
        (ImmutableArray<IArgumentOperation> arguments, ITypeSymbol? owner, string name) = operation switch
        {
            IInvocationOperation call => (call.Arguments, call.Instance?.Type, call.TargetMethod.Name),
            IPropertyReferenceOperation indexer => (indexer.Arguments, indexer.Instance?.Type, ""),
            _ => (ImmutableArray<IArgumentOperation>.Empty, null, ""),
        };
        if (arguments.IsEmpty)
        {
            return null;
        }

        string? constant = arguments.Select(a => a.Value.ConstantValue is { HasValue: true, Value: string text } ? text : null).FirstOrDefault(t => t is not null);
        bool isHeaders = IsHeaders(owner) || name.IndexOf("Header", StringComparison.Ordinal) >= 0;
        return isHeaders ? constant ?? "" : constant is not null && Is(constant) && constant.IndexOf(' ') < 0 ? constant : null;
    }

    /// <summary>Whether a type holds headers, which are neither payload nor target: only a key among them matters.</summary>
    public static bool IsHeaders(ITypeSymbol? type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is "HttpHeaders" or "HttpRequestHeaders" or "HttpContentHeaders" or "IHeaderDictionary" or "WebHeaderCollection")
            {
                return true;
            }
        }

        return false;
    }
}
