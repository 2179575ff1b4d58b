using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>What a tool promises, as constants. What is the default is not said.</summary>
internal static class ContractEmitter
{
    private const int OneDay = 86_400;

    public static void Emit(SourceWriter writer, ToolSpec tool, string hash)
    {
        writer.Gap();
        using (writer.Begin($"public override {Runtime.Tools}ToolContract Contract {{ get; }} = new()", "};"))
        {
            writer.Write(
                $"""
                Name = {Literals.Of(tool.Name)},
                Description = {Literals.Of(tool.Description)},
                Tier = {Runtime.Gate}WriteTier.{tool.Tier},
                Shape = {Runtime.Tools}ToolShape.{tool.Shape},
                SchemaHash = "{hash}",
                Resource = {Literals.Of(tool.Resource)},
                """);
            if (tool.Creates is { } created)
            {
                writer.Write($"Creates = {Literals.Of(created)},");
            }

            if (tool.Shape != Shape.Read && tool.WindowSeconds != OneDay)
            {
                writer.Write($"Window = global::System.TimeSpan.FromSeconds({Literals.Of(tool.WindowSeconds)}),");
            }

            if (tool.IrreversibleBecause is { } reason)
            {
                writer.Write($"IrreversibleBecause = {Literals.Of(reason)},");
                Flag(writer, "IsMitigated", tool.Reversal is not null);
            }

            Flag(writer, "ForwardsKey", tool.ForwardsKey);
            Flag(writer, "HasFinder", tool.Finder is not null);
            Flag(writer, "IsEnsured", tool.Check is not null);
            Flag(writer, "HasBefore", tool.Before is not null);
            Flag(writer, "IsSensitive", tool.IsSensitive);
            if (tool.Shape == Shape.Batch)
            {
                writer.Write($"MaxItems = {Literals.Of(tool.MaxItems)},");
            }
        }
    }

    private static void Flag(SourceWriter writer, string name, bool value)
    {
        if (value)
        {
            writer.Write($"{name} = true,");
        }
    }
}
