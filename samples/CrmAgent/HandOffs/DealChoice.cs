using System.ComponentModel.DataAnnotations;

using WriteGate;

namespace CrmAgent.HandOffs;

/// <summary>The deal to prepare a call for.</summary>
[HandOff("deal_choice")]
internal sealed partial record DealChoice([property: StringLength(10)] string DealId);
