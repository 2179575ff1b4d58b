using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>One place where a text decides what happens.</summary>
/// <param name="User">Who uses it so.</param>
/// <param name="Role">What it is used as.</param>
/// <param name="Instead">What to do.</param>
/// <param name="Location">Where the text stands.</param>
internal sealed record SteeringUse(string User, string Role, string Instead, Location Location);

/// <summary>Finds where a text decides what an agent is told to do, which tool runs or which record it is about.</summary>
internal static class SteeringUses
{
    private const string Quote = "give it to the model as data, quoted in a message of its own";
    private const string Choose = "choose the tool in code or from a fixed list";
    private const string LookUp = "take the identifier from what the host knows, or match the text against known ones";

    private static readonly HashSet<string> Instructions = new(StringComparer.OrdinalIgnoreCase)
    {
        "instructions", "instruction", "systemPrompt", "systemMessage", "systemInstruction", "systemInstructions", "system",
    };

    private static readonly HashSet<string> SystemMessages = new(StringComparer.Ordinal) { "SystemChatMessage", "DeveloperChatMessage" };

    public static IEnumerable<SteeringUse> Of(IOperation operation, TextFlow flow, KnownSymbols known) => operation switch
    {
        IInvocationOperation call => OfArguments(call.TargetMethod, call.Arguments, flow, known),
        IObjectCreationOperation { Constructor: { } constructor } creation => OfArguments(constructor, creation.Arguments, flow, known),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } assignment when flow.Carries(assignment.Value)
            => OfProperty(property, assignment, known),
        _ => [],
    };

    private static IEnumerable<SteeringUse> OfArguments(IMethodSymbol method, IEnumerable<IArgumentOperation> arguments, TextFlow flow, KnownSymbols known)
        => from argument in arguments
           where argument.Parameter is not null && flow.Carries(argument.Value)
           let role = Role(method, argument.Parameter!, arguments, known)
           where role.Role is not null
           select new SteeringUse(
               method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : $"{method.ContainingType.Name}.{method.Name}",
               role.Role!, role.Instead!, argument.Value.Syntax.GetLocation());

    private static (string? Role, string? Instead) Role(IMethodSymbol method, IParameterSymbol parameter, IEnumerable<IArgumentOperation> arguments, KnownSymbols known)
    {
        string type = method.ContainingType?.Name ?? "";
        bool isInstruction = Instructions.Contains(parameter.Name)
            || SystemMessages.Contains(type)
            || method.Name is "AddSystemMessage" or "CreateSystemMessage" or "AddDeveloperMessage" or "CreateDeveloperMessage"
            || (type.EndsWith("ChatMessage", StringComparison.Ordinal) && arguments.Any(IsSystemRole));
        bool isTool = parameter.Name is "toolName" or "functionName"
            || (known.Is(method.ContainingType, KnownNames.GateRun) && method.Name == "CallAsync" && parameter.Ordinal == 0)
            || (parameter.Name == "name" && known.Is(method.ContainingType, "Microsoft.Extensions.AI.AIFunctionFactory"));
        bool isId = parameter.Type.SpecialType == SpecialType.System_String
            && (known.Has(parameter, KnownNames.RecordId) || ResourceReader.IsIdName(parameter.Name));
        return isInstruction ? ("an instruction", Quote) : isTool ? ("a tool's name", Choose) : isId ? ("a record's identifier", LookUp) : default;
    }

    private static IEnumerable<SteeringUse> OfProperty(IPropertySymbol property, ISimpleAssignmentOperation assignment, KnownSymbols known)
    {
        string type = property.ContainingType.Name;
        (string? Role, string? Instead) role = Instructions.Contains(property.Name) ? ("an instruction", Quote)
            : property.Name is "Name" or "FunctionName" && (type is "AIFunctionFactoryOptions" or "McpServerToolCreateOptions" or "KernelFunctionFromMethodOptions")
                ? ("a tool's name", Choose)
            : known.Find(Properties.Attributes(property), KnownNames.RecordId) is not null ? ("a record's identifier", LookUp)
            : default;
        return role.Role is null ? [] : [new($"{type}.{property.Name}", role.Role, role.Instead!, assignment.Value.Syntax.GetLocation())];
    }

    private static bool IsSystemRole(IArgumentOperation argument)
        => argument.Value.Bare() is IMemberReferenceOperation { Member: { Name: "System" or "Developer", ContainingType.Name: var role } } && role.EndsWith("Role", StringComparison.Ordinal);
}
