namespace WriteGate.Inspection;

/// <summary>What a text to be written may hold that a person should see first.</summary>
public enum FindingKind
{
    /// <summary>A placeholder of a template that nobody filled in.</summary>
    TemplateToken,

    /// <summary>A payment card number: network prefix, length and Luhn checksum (ISO/IEC 7812-1).</summary>
    CardNumber,

    /// <summary>A bank account number: country, length and mod 97 (ISO 13616).</summary>
    Iban,

    /// <summary>A number that a state gave a person, by its checksum or its strict rule.</summary>
    NationalId,

    /// <summary>A key, token or private key.</summary>
    Secret,

    /// <summary>An e-mail address in a field that is not meant for one.</summary>
    Email,

    /// <summary>A phone number in a field that is not meant for one.</summary>
    Phone,

    /// <summary>Words or marks that speak to a model. A sign, not a detection: a text without one may still try.</summary>
    InjectionSign,
}
