using System.ComponentModel.DataAnnotations;

using WriteGate;

namespace CrmAgent.HandOffs;

/// <summary>What a salesperson reads before the call.</summary>
/// <param name="Opening">How to begin.</param>
/// <param name="Question">What to ask first.</param>
[HandOff("call_brief")]
internal sealed partial record CallBrief([property: Required, StringLength(300)] string Opening, [property: Required] string Question);
