using WriteGate.LockFile;

// Called by the target WriteGateAcceptSurface: the lock file to write, then the assemblies of one project, one a framework.
try
{
    SortedSet<string> lines = new(StringComparer.Ordinal);
    foreach (string assembly in args.Skip(1))
    {
        lines.UnionWith(WriteSurface.LinesOf(assembly));
    }

    bool isNew = LockFileText.Write(args[0], lines);
    Console.WriteLine($"{args[0]}: {lines.Count} lines{(isNew ? "; review the difference and commit it" : ", nothing has changed")}.");
    return 0;
}
catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or BadImageFormatException)
{
    await Console.Error.WriteLineAsync($"error : the lock file {args[0]} was not written: {fault.Message}").ConfigureAwait(false);
    return 1;
}
