namespace WriteGate;

/// <summary>A field that agents cannot even name: it is in no tool's schema and in no patch. Naming it is refused, counted and alerted.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ProtectedFieldAttribute : Attribute;
