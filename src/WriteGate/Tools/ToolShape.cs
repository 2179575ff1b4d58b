namespace WriteGate.Tools;

/// <summary>What kind of call a tool is; it decides how a write is shown, undone and resolved.</summary>
public enum ToolShape
{
    /// <summary>Changes nothing.</summary>
    Read,

    /// <summary>Changes fields of one record; undone by the inverse patch.</summary>
    Patch,

    /// <summary>Does something that a named reversal takes back, or that is irreversible.</summary>
    Action,

    /// <summary>Makes a record whose reversal gets the new identifier.</summary>
    Create,

    /// <summary>Patches a list of records, one write each.</summary>
    Batch,
}
