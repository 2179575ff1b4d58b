using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace WriteGate.Stores.Tests;

/// <summary>
/// A PostgreSQL server of our own: made in a temporary directory, on a free port of the loopback, with the settings a
/// server has by default. It ends with this process, however that ends: a shell beside it waits for our end of a pipe.
/// </summary>
internal sealed class PrivateCluster : IDisposable
{
    private const string User = "gate";
    private const int Attempts = 5;

    // $1 where the programs are, $2 the port; the password comes on the pipe. What is done last cleans up.
    private const string Script = """
        set -e
        cd /
        umask 077
        read -r password
        place="$(mktemp -d "${TMPDIR:-/tmp}/writegate-postgresql-XXXXXX")"
        trap '"$1/pg_ctl" -D "$place/data" -m immediate -s stop > /dev/null 2>&1; rm -rf "$place"' EXIT
        echo "$password" > "$place/password"
        "$1/initdb" -D "$place/data" -U gate -A scram-sha-256 --pwfile "$place/password" -E UTF8 --no-locale --no-sync > "$place/log" 2>&1 || { cat "$place/log"; exit 1; }
        "$1/pg_ctl" -D "$place/data" -l "$place/log" -s -w -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200" start > "$place/out" 2>&1 || { cat "$place/out" "$place/log"; exit 1; }
        echo "ready $place/data"
        read -r end || true
        """;

    private static readonly Lazy<PrivateCluster> One = new(Start);

    private readonly Process shell;
    private readonly string programs;
    private readonly string data;
    private readonly int port;
    private readonly string password;

    private PrivateCluster(Process shell, string programs, string data, int port, string password)
        => (this.shell, this.programs, this.data, this.port, this.password) = (shell, programs, data, port, password);

    /// <summary>The one that all tests of this process share; it is started when the first asks for it.</summary>
    public static PrivateCluster Shared => One.Value;

    public string ConnectionString => ConnectionStringAt(port);

    public int Port => port;

    public static PrivateCluster Start()
    {
        string programs = Programs();
        string password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        string said = "";
        // Somebody else can take the port between its choice and its use.
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            int port = FreePort();
            Process shell = Process.Start(AsUser("sh", "-c", Script, "sh", programs, port.ToString(CultureInfo.InvariantCulture)))!;
            shell.StandardInput.WriteLine(password);
            shell.StandardInput.Flush();
            said = shell.StandardOutput.ReadLine() ?? "";
            if (said.StartsWith("ready ", StringComparison.Ordinal))
            {
                return new(shell, programs, said["ready ".Length..], port, password);
            }

            said += Environment.NewLine + shell.StandardOutput.ReadToEnd() + shell.StandardError.ReadToEnd();
            shell.Dispose();
        }

        throw new InvalidOperationException($"A PostgreSQL server for the tests did not start. It said: {said}");
    }

    /// <summary>The same server, reached at another port: that of a proxy.</summary>
    public string ConnectionStringAt(int other)
        => $"Host=127.0.0.1;Port={other.ToString(CultureInfo.InvariantCulture)};Database=postgres;Username={User};Password={password}";

    /// <summary>Stops it as a crash does, and starts it again.</summary>
    public void Restart() => Control("restart");

    /// <summary>Stops it as a crash does.</summary>
    public void Stop() => Control("stop");

    public void StartAgain() => Control("start");

    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }

    private void Control(string action)
    {
        ProcessStartInfo start = AsUser(Path.Combine(programs, "pg_ctl"), "-D", data, "-l", Path.Combine(Path.GetDirectoryName(data)!, "log"), "-s", "-w");
        foreach (string argument in action == "start" ? ["-o", Options()] : (string[])["-m", "immediate"])
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add(action);
        // The server keeps what it inherits open.
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = false;
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"pg_ctl {action} ended with exit code {process.ExitCode}.");
        }
    }

    private string Options()
        => $"-p {port.ToString(CultureInfo.InvariantCulture)} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200";

    // PostgreSQL refuses to run as root.
    private static ProcessStartInfo AsUser(string program, params string[] arguments)
    {
        string[] command = [program, .. arguments];
        if (Environment.UserName == "root")
        {
            command = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", .. command];
        }

        return new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // Debian keeps them apart by version; elsewhere they are on the path.
    private static string Programs()
    {
        IEnumerable<string> debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out int number) ? number : 0)
                .Select(version => Path.Combine(version, "bin"))
            : [];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return debian.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")))
            ?? throw new InvalidOperationException(
                "The tests of the PostgreSQL store need PostgreSQL 15 or later: initdb and pg_ctl were found neither in /usr/lib/postgresql nor on the PATH. "
                + "Install it (Debian: apt-get install postgresql); build/test.sh does.");
    }
}
