using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace WriteGate.Battery;

/// <summary>A folder whose disk fails and loses: what a process does there goes through <c>disk.c</c>, which is compiled here.</summary>
internal sealed class FaultyDisk : IDisposable
{
    private static readonly Lazy<string> Compiled = new(Compile);

    private readonly DirectoryInfo place = Directory.CreateTempSubdirectory("writegate-disk-");

    public FaultyDisk()
    {
        place.CreateSubdirectory("disk");
        place.CreateSubdirectory("platter");
    }

    public string Folder => Path.Combine(place.FullName, "disk");

    public string Database => Path.Combine(Folder, "writegate.db");

    private string Platter => Path.Combine(place.FullName, "platter");

    /// <summary>This program, in a role, on this disk.</summary>
    /// <param name="seed">Chooses what a power loss leaves of what was not asked to last; nothing is lost when null.</param>
    /// <param name="lies">Whether the disk forgets what it was asked to keep, too.</param>
    /// <param name="arguments">The role and what it takes.</param>
    public ProcessStartInfo Start(int? seed, bool lies, params string[] arguments)
    {
        ProcessStartInfo start = Child.InRole(arguments);
        start.Environment["LD_PRELOAD"] = Compiled.Value;
        start.Environment["DISK_FOLDER"] = Folder;
        if (seed is { } chosen)
        {
            start.Environment["DISK_PLATTER"] = Platter;
            start.Environment["DISK_SEED"] = chosen.ToString(CultureInfo.InvariantCulture);
        }

        if (lies)
        {
            start.Environment["DISK_LIES"] = "1";
        }

        return start;
    }

    /// <summary>The power comes back: there is what was on the platter.</summary>
    public void LosePower() => Copy(Platter, Folder);

    /// <summary>All that is there lasts from here on.</summary>
    public void Settle() => Copy(Folder, Platter);

    /// <summary>In a process on such a disk: lets every write fail from one on; an error of 0 ends that.</summary>
    public static void Fail(int error, int from)
        => Marshal.GetDelegateForFunctionPointer<DiskFails>(
            NativeLibrary.GetExport(NativeLibrary.Load(Environment.GetEnvironmentVariable("LD_PRELOAD")!), "disk_fails"))(error, from);

    public void Dispose() => place.Delete(recursive: true);

    private delegate void DiskFails(int error, int after);

    private static void Copy(string from, string to)
    {
        Directory.Delete(to, recursive: true);
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from).Where(file => !file.EndsWith(".part", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static string Compile()
    {
        string library = Path.Combine(AppContext.BaseDirectory, "disk.so");
        string source = Path.Combine(AppContext.BaseDirectory, "Disks", "disk.c");
        try
        {
            using Process compiler = Process.Start(new ProcessStartInfo("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]) { RedirectStandardError = true })!;
            string said = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? library : throw new InvalidOperationException($"cc could not compile {source}: {said}");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException("a disk that fails and loses is written in C, and there is no C compiler \"cc\" on the PATH. Install one (Debian: apt-get install gcc libc6-dev).", missing);
        }
    }
}
