using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Benchmarks.CompileTime;

/// <summary>What one generator costs a project: the first run, a run after an edit that does not concern it, and what it writes.</summary>
internal sealed class GeneratorMeasurement
{
    private readonly Project project;
    private readonly IIncrementalGenerator generator;
    private readonly string name;
    private readonly bool bindsOutput;
    private CSharpCompilation current;
    private GeneratorDriver driver;
    private int edits;

    public GeneratorMeasurement(ProjectText text, IIncrementalGenerator generator, bool bindsOutput = false)
    {
        project = new Project(text);
        this.generator = generator;
        this.bindsOutput = bindsOutput;
        name = text.Name;
        current = project.Unbound();
        driver = Project.NewDriver(generator).RunGenerators(current);
    }

    public GeneratorDriverRunResult Output => driver.GetRunResult();

    public Project Project => project;

    /// <summary>Measures everything once.</summary>
    public void Measure(Samples samples)
    {
        Stretch.Of(() => project.Parse().GetDiagnostics()).AddTo(samples, name + ".bind");
        CSharpCompilation unseen = project.Parse();
        GeneratorDriver cold = Project.NewDriver(generator);
        Stretch.Of(() => cold.RunGenerators(unseen)).AddTo(samples, name + ".cold");
        MeasureEdit(samples, ".declared", ProjectText.UnrelatedDeclaration(++edits));
        MeasureEdit(new Samples(), ".restored", ProjectText.Unrelated(++edits));
        MeasureEdit(samples, ".edit", ProjectText.Unrelated(++edits));
        if (bindsOutput)
        {
            Stretch.Of(BuildWithOutput).AddTo(samples, name + ".output");
        }
    }

    /// <summary>Edits files that concern the generator, and counts the files that are written anew.</summary>
    public void MeasureChange(Samples samples, Func<int, (string Path, string Text)> change, int count)
    {
        HashSet<SourceText> before = Texts();
        edits++;
        for (int i = 0; i < count; i++)
        {
            (string path, string text) = change(i);
            Edit(path, text);
        }

        Stretch.Of(() => driver = driver.RunGenerators(current)).AddTo(samples, name + ".change");
        samples.Add(name + ".change.files", Texts().Count(text => !before.Contains(text)));
    }

    private void MeasureEdit(Samples samples, string edit, string text)
    {
        Edit(ProjectText.UnrelatedPath, text);
        Stretch.Of(() => driver = driver.RunGenerators(current)).AddTo(samples, name + edit);
    }

    // What is cached is the same object still.
    private HashSet<SourceText> Texts()
        => new(Output.Results.SelectMany(result => result.GeneratedSources).Select(source => source.SourceText), ReferenceEqualityComparer.Instance);

    private void Edit(string path, string text) => current = Project.Edit(current, path, text);

    private void BuildWithOutput()
    {
        Project.NewDriver(generator).RunGeneratorsAndUpdateCompilation(project.Parse(), out Compilation output, out _);
        if (output.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
        {
            throw new InvalidOperationException($"What was generated for {name} does not compile: {error}");
        }
    }
}
