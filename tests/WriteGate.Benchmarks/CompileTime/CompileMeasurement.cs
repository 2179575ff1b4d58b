using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

using WriteGate.Analyzers.Generation;

namespace WriteGate.Benchmarks.CompileTime;

/// <summary>The generator beside those of .NET on as many annotated items.</summary>
internal static class CompileMeasurement
{
    /// <summary>With how many annotated items it is measured.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [100, 1_000];

    /// <summary>How many files are edited where the edit concerns the generator.</summary>
    public const int Changed = 10;

    /// <summary>Measures with as many items as asked, some rounds for nothing first.</summary>
    /// <param name="bindsOutput">Whether what is generated is bound as well, which takes longer than all the rest together.</param>
    public static void Run(Samples samples, int items, int unmeasured, int rounds, bool bindsOutput)
    {
        GeneratorMeasurement ours = new(GatedProject.WithItems(items), new WriteGateGenerator(), bindsOutput);
        GeneratorMeasurement logging = new(ReferenceProjects.Logging(items), InboxGenerators.Logging(), bindsOutput);
        GeneratorMeasurement json = new(ReferenceProjects.Json(items), InboxGenerators.Json());
        EmittedText.Measure(samples, ours.Output, items);
        for (int round = -unmeasured; round < rounds; round++)
        {
            int edits = round + unmeasured;
            Samples target = round < 0 ? new Samples() : samples;
            ours.Measure(target);
            EditFloor.Measure(target, ours.Project);
            logging.Measure(target);
            json.Measure(target);
            ours.MeasureChange(target, index => (GatedProject.ToolsPath(index), GatedProject.ChangedTools(index, edits)), Changed);
        }
    }

    /// <summary>An edit in a project in which no generator finds anything.</summary>
    public static void RunWithoutAttributes(Samples samples, int files, int rounds)
    {
        Project project = new(ReferenceProjects.Plain(files));
        (string Name, GeneratorDriver Driver)[] drivers =
        [
            ("unused.ours", Project.NewDriver(new WriteGateGenerator())),
            ("unused.inbox", Project.NewDriver(InboxGenerators.All())),
        ];
        samples.Add("unused.inbox.count", InboxGenerators.All().Length);
        for (int round = -3; round < rounds; round++)
        {
            for (int i = 0; i < drivers.Length; i++)
            {
                CSharpCompilation compilation = Project.Edit(project.Unbound(), ProjectText.UnrelatedPath, ProjectText.Unrelated(round + 3));
                Stretch edit = Stretch.Of(() => drivers[i].Driver = drivers[i].Driver.RunGenerators(compilation));
                edit.AddTo(round < 0 ? new Samples() : samples, drivers[i].Name);
            }
        }
    }
}
