using WriteGate.Json;
using WriteGate.Records;

namespace WriteGate.Tests.Json;

internal enum Stage
{
    Open,
    Won,
    Lost,
}

/// <summary>Written by hand as the generator would: the reader and the writer are tested without it.</summary>
internal sealed record Deal : ISystemRecord<Deal>
{
    public static readonly EnumNames<Stage> Stages = new(("Open", Stage.Open), ("Won", Stage.Won), ("Lost", Stage.Lost));

    private static readonly TextRules NextStepRules = new() { MaxLength = 20 };

    public required string Id { get; init; }

    public string Title { get; init; } = string.Empty;

    public string? NextStep { get; init; }

    public DateOnly? Due { get; init; }

    public Stage Stage { get; init; }

    public string? Iban { get; init; }

    public decimal Amount { get; init; }

    public string? Region { get; init; }

    public static RecordType RecordType { get; } = new(
        "crm.deal",
        hasVersion: false,
        new RecordField("title", WriteTier.Autonomous),
        new RecordField("nextStep", WriteTier.Autonomous) { CanClear = true },
        new RecordField("due", WriteTier.Reviewed) { CanClear = true },
        new RecordField("stage", WriteTier.Reviewed),
        new RecordField("bank~/iban", WriteTier.Reviewed) { CanClear = true, IsSensitive = true },
        new RecordField("id", WriteTier.ReadOnly),
        new RecordField("amount", WriteTier.Never),
        new RecordField("region", WriteTier.ReadOnly));

    public static string IdOf(Deal record) => record.Id;

    public static string? VersionOf(Deal record) => null;

    public static bool IsEmpty(Deal record, int field) => throw new NotSupportedException();

    public static PatchValues<Deal> NewValues() => new PatchSlots();

    internal sealed class PatchSlots : PatchValues<Deal>
    {
        public string? Title;
        public string? NextStep;
        public DateOnly? Due;
        public Stage? Stage;
        public string? Iban;

        public override void ReadSlot(int field, ref StrictJsonReader json)
        {
            switch (field)
            {
                case 0: Title = json.ReadString(); break;
                case 1: NextStep = json.ReadString(NextStepRules); break;
                case 2: Due = json.ReadDateOnly(); break;
                case 3: Stage = json.ReadEnum(Stages); break;
                case 4: Iban = json.ReadString(NextStepRules); break;
            }

            Mark(field, ChangeKind.Set);
        }

        public override void WriteSlot(int field, CanonicalJsonWriter json)
        {
            switch (field)
            {
                case 0: json.String(Title); break;
                case 1: json.String(NextStep); break;
                case 2: json.DateOnly(Due!.Value); break;
                case 3: json.Enum(Stage!.Value, Stages); break;
                case 4: json.String(Iban); break;
            }
        }

        public override void TakeFrom(Deal record, int field) => throw new NotSupportedException();

        public override bool SameSlot(int field, PatchValues<Deal> other) => throw new NotSupportedException();

        public override void CopySlot(int field, PatchValues<Deal> from) => throw new NotSupportedException();
    }
}
