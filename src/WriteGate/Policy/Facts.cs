using WriteGate.Inspection;
using WriteGate.Tools;

namespace WriteGate.Policy;

/// <summary>Everything a decision depends on.</summary>
public sealed record Facts
{
    /// <summary>The tool.</summary>
    public required ToolContract Contract { get; init; }

    /// <summary>The highest tier among the tool and the fields that really change.</summary>
    public required WriteTier Tier { get; init; }

    /// <summary>The changing fields that a person must approve.</summary>
    public IReadOnlyList<string> ReviewedFields { get; init; } = [];

    /// <summary>The standing lock.</summary>
    public required bool LiveWrites { get; init; }

    /// <summary>Who stopped all writing in this process, and why; null while nobody has.</summary>
    public string? Stopped { get; init; }

    /// <summary>Why nothing of it is ever written, because all of it is in shadow; null where some of it is not.</summary>
    public string? Shadow { get; init; }

    /// <summary>Why nothing is sent to the system behind just now; null while it answers.</summary>
    public string? BreakerOpen { get; init; }

    /// <summary>The run's lock.</summary>
    public required bool Apply { get; init; }

    /// <summary>Whether the caller is typed code of the host and not an agent.</summary>
    public required bool IsTypedCaller { get; init; }

    /// <summary>Whether another write of this run, tool and record with another body is not settled.</summary>
    public required bool LooksLikeMutatedRetry { get; init; }

    /// <summary>Whether a person edited what the agent now asks for again, and that edit was not carried out.</summary>
    public bool WasEdited { get; init; }

    /// <summary>Why the system of record no longer takes what the tool was compiled to write; null where it does.</summary>
    public string? Drift { get; init; }

    /// <summary>How many fields change.</summary>
    public int Fields { get; init; }

    /// <summary>How many may change without a person; null for any number.</summary>
    public int? MaxFieldsChanged { get; init; }

    /// <summary>How sure the model is, 0 to 1; null where the host does not say.</summary>
    public double? Confidence { get; init; }

    /// <summary>How sure it must be for a write without a person; null where it is not asked.</summary>
    public double? MinConfidence { get; init; }

    /// <summary>Why it would take the agent over a budget; null while the store has not said so.</summary>
    public string? OverBudget { get; init; }

    /// <summary>Why it would take the run over the records that it may write to without a person; null likewise.</summary>
    public string? OverRecords { get; init; }

    /// <summary>What was found in the text of the write.</summary>
    public Findings Findings { get; init; } = Findings.None;

    /// <summary>Whether something was found that may not be stored, because there is no key to encrypt it.</summary>
    public bool IsUnstorable { get; init; }
}
