using WriteGate.Inspection;
using WriteGate.Tools;

namespace WriteGate.Policy;

/// <summary>What the policy says of one tool: for each key the first that says something among the tool, what it makes, its resource and the defaults.</summary>
internal sealed class ToolPolicy
{
    public ToolPolicy(WriteGateOptions options, ToolContract contract)
    {
        ResourceOptions[] said = ResourceOptionsRules.SaidOf(options, contract);
        Inspection = new(said);
        RequireApprovalOver = First(said, resource => resource.RequireApprovalOver) ?? ResourceOptions.UsualRecords;
        MaxFieldsChanged = First(said, resource => resource.MaxFieldsChanged);
        MinConfidence = First(said, resource => resource.MinConfidence);
        ReadBack = First(said, resource => resource.ReadBack) ?? false;
        Window = First(said, resource => resource.WindowSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : contract.Window;
        SecondApproverOver = First(said, resource => resource.SecondApproverOver);
        SampleForReview = First(said, resource => resource.SampleForReview) ?? 0;
        Shadow = new(said.Select(resource => resource.ShadowFields).FirstOrDefault(fields => fields is not null) ?? []);
        Hash = PolicyHash.Of(contract, said);
    }

    /// <summary>What becomes of what is found in its texts.</summary>
    public InspectionRules Inspection { get; }

    /// <summary>How many distinct records of its resource a run may write to without a person.</summary>
    public int RequireApprovalOver { get; }

    /// <summary>How many fields one write may change without a person; null for any number.</summary>
    public int? MaxFieldsChanged { get; }

    /// <summary>Whether a patch is read back before it is called applied, also without a post-condition.</summary>
    public bool ReadBack { get; }

    /// <summary>How sure the model must be for a write without a person; null where it is not asked.</summary>
    public double? MinConfidence { get; }

    /// <summary>How long after settling a call with the same key is still the same occasion.</summary>
    public TimeSpan Window { get; }

    /// <summary>Over how many records in one proposal two persons have to approve; null for none.</summary>
    public int? SecondApproverOver { get; }

    /// <summary>The share of autonomous writes that a person looks at afterwards.</summary>
    public double SampleForReview { get; }

    /// <summary>What of its resource is in shadow, before promotions.</summary>
    public ShadowSet Shadow { get; }

    /// <summary>Hash of all of it that bears on what a person decides.</summary>
    public string Hash { get; }

    private static T? First<T>(ResourceOptions[] said, Func<ResourceOptions, T?> key)
        where T : struct
        => said.Select(key).FirstOrDefault(value => value is not null);
}
