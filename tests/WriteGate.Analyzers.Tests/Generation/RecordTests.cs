using System.Reflection;
using System.Text;

using WriteGate.Json;
using WriteGate.Records;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>The generated half of a record, compiled and run through code that uses it as a host does.</summary>
public sealed class RecordTests
{
    private const string Probe = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using WriteGate;
        using WriteGate.Records;

        namespace Wide;

        public static class Probe
        {
            public static Patch<Thing> New() => new() { Count = 3, Ratio = Change<double>.Clear, Name = "n", @event = "e", Labels = new HashSet<string> { "b", "a" } };

            public static string Get() => string.Join(" ", New().Count, New().Ratio, New().Title, New().Name);

            public static string ClearMandatory()
            {
                try
                {
                    _ = new Patch<Thing> { Count = Change<int>.Clear };
                    return "accepted";
                }
                catch (ArgumentException refused)
                {
                    return refused.Message;
                }
            }

            public static string Empty()
            {
                Thing thing = new() { Title = " ", Labels = [], Blob = [1], Longs = [], Numbers = [] };
                return string.Join(" ", Enumerable.Range(0, Fields<Thing>().Count).Where(field => IsEmpty(thing, field)).Select(field => Fields<Thing>()[field].Name));
            }

            public static string Same()
            {
                Thing left = new() { Count = 1, Ratio = double.NaN, Title = "t", Link = new("http://a/#x"), Blob = [1], Labels = ["a", "b"], Scores = new() { ["a"] = 1, ["b"] = 2 }, Home = new("s", null), Numbers = [1], Longs = [1], Name = "n" };
                Thing right = new() { Count = 1, Ratio = double.NaN, Title = "T", Link = new("http://a/#y"), Blob = [1], Labels = ["b", "a"], Scores = new() { ["b"] = 2, ["a"] = 1 }, Home = new("s", null), Numbers = [1], Longs = [2], Name = " n " };
                PatchValues<Thing> one = Take(left);
                PatchValues<Thing> other = Take(right);
                return string.Join(" ", Enumerable.Range(0, Writable<Thing>()).Where(field => !one.SameField(field, other)).Select(field => Fields<Thing>()[field].Name));
            }

            public static string IdAndVersion()
            {
                Thing thing = new() { Id = new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff"), RowVersion = [1, 2] };
                return Id(thing) + " " + Version(thing) + " " + (Version(new Thing()) ?? "none");
            }

            private static PatchValues<Thing> Take(Thing thing)
            {
                PatchValues<Thing> values = New<Thing>();
                for (int field = 0; field < Writable<Thing>(); field++)
                {
                    values.TakeFrom(thing, field);
                }

                return values;
            }

            private static IReadOnlyList<RecordField> Fields<T>() where T : class, ISystemRecord<T> => T.RecordType.Fields;
            private static int Writable<T>() where T : class, ISystemRecord<T> => T.RecordType.WritableCount;
            private static PatchValues<T> New<T>() where T : class, ISystemRecord<T> => T.NewValues();
            private static bool IsEmpty<T>(T thing, int field) where T : class, ISystemRecord<T> => T.IsEmpty(thing, field);
            private static string Id<T>(T thing) where T : class, ISystemRecord<T> => T.IdOf(thing);
            private static string? Version<T>(T thing) where T : class, ISystemRecord<T> => T.VersionOf(thing);
        }
        """;

    [Theory]
    [InlineData("Get", "Set(3) Clear Keep Set(n)")]
    [InlineData("ClearMandatory", "count of wide.thing cannot be empty. (Parameter 'change')")]
    [InlineData("Empty", "ratio title at time link labels scores home numbers longs name event children rowVersion")]
    [InlineData("Same", "title link longs")]
    [InlineData("IdAndVersion", "6f9619ff-8b86-d011-b42d-00c04fc964ff AQI= none")]
    public async Task C5_a_record_does_what_it_says(string probe, string expected)
    {
        using LoadedAssembly loaded = (await Generated.RunAsync([.. WideSource.All, Probe])).Load();

        Assert.Equal(expected, loaded.Assembly.GetType("Wide.Probe")!.GetMethod(probe)!.Invoke(null, null));
    }

    [Fact]
    public async Task A_patch_is_written_in_canonical_order()
    {
        using LoadedAssembly loaded = (await Generated.RunAsync([.. WideSource.All, Probe])).Load();
        object patch = loaded.Assembly.GetType("Wide.Probe")!.GetMethod("New")!.Invoke(null, null)!;

        string json = (string)typeof(RecordTests).GetMethod(nameof(Write), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(patch.GetType().GetGenericArguments()).Invoke(null, [patch])!;

        Assert.Equal("""{"clear":["ratio"],"count":3,"event":"e","labels":["b","a"],"name":"n"}""", json);
    }

    [Fact]
    public async Task What_the_system_of_record_held_is_read_back_whatever_the_rules_for_agents()
    {
        using LoadedAssembly loaded = (await Generated.RunAsync(WideSource.All)).Load();
        Type type = loaded.Assembly.GetType("Wide.Thing")!;
        object thing = Activator.CreateInstance(type)!;
        type.GetProperty("Count")!.SetValue(thing, 500);
        type.GetProperty("Title")!.SetValue(thing, " ");

        object?[] images = (object?[])typeof(RecordTests).GetMethod(nameof(Restore), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type).Invoke(null, [thing])!;

        Assert.StartsWith("""{"at":null,"blob":null,"channels":[],"count":500,""", (string?)images[0], StringComparison.Ordinal);
        Assert.Equal(images[0], images[1]);
    }

    private static object?[] Restore<T>(T thing)
        where T : class, ISystemRecord<T>
    {
        FieldSet fields = default;
        for (int field = 0; field < T.RecordType.WritableCount; field++)
        {
            fields.Add(field);
        }

        byte[] image = RecordImage.Write<T>(RecordImage.Of(thing, fields), fields);
        Violations violations = new();
        Assert.True(StrictJson.TryRead(image, violations, ReadBack, out PatchValues<T>? values), string.Join("; ", violations));
        return [Encoding.UTF8.GetString(image), Encoding.UTF8.GetString(RecordImage.Write<T>(values!, fields))];

        static void ReadBack(ref StrictJsonReader json, out PatchValues<T> values)
        {
            json.IgnoresRules = true;
            values = T.NewValues();
            ObjectScope scope = json.BeginObject();
            while (json.NextMember(ref scope, T.RecordType.Names, out int field))
            {
                if (!json.TryReadNull())
                {
                    values.ReadSlot(field, ref json);
                }
            }

            json.EndObject(scope, T.RecordType.Names, 0);
        }
    }

    private static string Write<T>(Patch<T> patch)
        where T : class, ISystemRecord<T>
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.Patch(patch);
        return Encoding.UTF8.GetString(json.WrittenSpan);
    }
}
