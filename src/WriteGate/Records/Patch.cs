using WriteGate.Records;

namespace WriteGate;

/// <summary>
/// A minimal change of one record: every writable field is kept, set or cleared. The fields appear as generated
/// properties: <c>new Patch&lt;Deal&gt; { NextStep = "Call back", Due = Change&lt;DateOnly&gt;.Clear }</c>.
/// </summary>
/// <typeparam name="T">A <see cref="SystemRecordAttribute"/> type.</typeparam>
/// <remarks>
/// It has no public members of its own, because an instance member would hide a field of the same name;
/// what there is to do with a patch is on <see cref="PatchData"/>. Once handed to the gate a patch is frozen.
/// </remarks>
public sealed class Patch<T>
{
    internal PatchValues<T>? Values { get; set; }

    internal bool IsFrozen { get; set; }
}
