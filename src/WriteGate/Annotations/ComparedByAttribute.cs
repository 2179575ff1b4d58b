namespace WriteGate;

/// <summary>Names how two values of a field are compared, for systems that trim or normalise what they store.</summary>
/// <param name="method">A static method of the record: <c>bool Same(T? left, T? right)</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ComparedByAttribute(string method) : Attribute
{
    /// <summary>The method's name.</summary>
    public string Method { get; } = method;
}
