using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace WriteGate.Analyzers.Tests.Generation.Schemas;

/// <summary>Ajv in one Node.js process, the judge that shares no code with us.</summary>
internal sealed class Ajv : IDisposable
{
    private readonly Process node;

    public Ajv()
    {
        string root = RepositoryRoot();
        string modules = Path.Combine(root, "artifacts", "node", "node_modules");
        Assert.True(Directory.Exists(Path.Combine(modules, "ajv")), "Ajv is not installed: build/test.sh does it.");
        ProcessStartInfo start = new("node", [Path.Combine(Folder(), "ajv.cjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["NODE_PATH"] = modules },
        };
        node = Process.Start(start)!;
    }

    /// <summary>Compiles a schema in strict mode.</summary>
    /// <returns>Its number.</returns>
    public int Compile(string schema)
    {
        JsonElement answer = Ask($"{{\"schema\":{schema}}}");
        return answer.TryGetProperty("number", out JsonElement number)
            ? number.GetInt32()
            : throw new InvalidOperationException($"Ajv refuses a schema: {answer.GetProperty("error")}\n{schema}");
    }

    /// <summary>Whether a value keeps a schema; why not, where it does not.</summary>
    public (bool IsValid, string Why) Judge(int schema, string json)
    {
        JsonElement answer = Ask($"{{\"use\":{schema},\"value\":{json}}}");
        return (answer.GetProperty("valid").GetBoolean(), answer.GetProperty("why").GetString()!);
    }

    public void Dispose()
    {
        // At the end of its input the process ends by itself.
        node.StandardInput.Dispose();
        if (!node.WaitForExit(5_000))
        {
            node.Kill();
        }

        node.Dispose();
    }

    private JsonElement Ask(string request)
    {
        node.StandardInput.Write(request + "\n");
        node.StandardInput.Flush();
        return JsonElement.Parse(node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Node.js ended."));
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private static string RepositoryRoot()
    {
        string? folder = Folder();
        while (folder is not null && !File.Exists(Path.Combine(folder, "WriteGate.Analyzers.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The repository was not found above the test's source.");
    }
}
