namespace WriteGate.Analyzers.Effects;

/// <summary>The verb that a member's name begins with.</summary>
internal static class WriteVerbs
{
    private static readonly HashSet<string> Writes = new(StringComparer.Ordinal)
    {
        "Accept", "Activate", "Add", "Adjust", "Alter", "Append", "Apply", "Approve", "Archive", "Assign", "Attach", "Authorize", "Batch", "Begin", "Bulk", "Cancel",
        "Change", "Clear", "Close", "Commit", "Complete", "Configure", "Confirm", "Copy", "Create", "Deactivate", "Delete", "Deploy", "Detach", "Disable",
        "Drop", "Edit", "Enable", "Enqueue", "Grant", "Import", "Insert", "Install", "Invite", "Link", "Lock", "Merge", "Modify", "Move",
        "Patch", "Pause", "Post", "Provision", "Publish", "Purge", "Push", "Put", "Reboot", "Register", "Reject", "Release", "Remove", "Rename",
        "Reopen", "Replace", "Reply", "Reserve", "Reset", "Restart", "Restore", "Resume", "Revoke", "Rotate", "Save", "Schedule", "Send", "Set",
        "Start", "Stop", "Store", "Submit", "Suspend", "Terminate", "Transfer", "Trigger", "Truncate", "Unassign", "Undelete",
        "Uninstall", "Unlink", "Unlock", "Unregister", "Update", "Upload", "Upsert", "Write",
    };

    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal)
    {
        "Check", "Compare", "Contains", "Count", "Describe", "Download", "Enumerate", "Exists", "Export", "Fetch", "Find", "Get", "Has", "Head",
        "Is", "List", "Load", "Lookup", "Open", "Peek", "Ping", "Poll", "Preview", "Query", "Read", "Resolve", "Retrieve", "Scan", "Search",
        "Select", "Stream", "Validate", "Verify", "View", "Wait", "Watch",
    };

    private static readonly HashSet<string> Deleting = new(StringComparer.Ordinal) { "Delete", "Drop", "Purge", "Remove", "Terminate", "Truncate" };

    /// <summary>Verbs by which builders, collections and connections work in memory.</summary>
    private static readonly HashSet<string> InMemory = new(StringComparer.Ordinal)
    {
        "Add", "Append", "Apply", "Attach", "Batch", "Begin", "Bulk", "Clear", "Close", "Complete", "Configure", "Copy", "Create", "Enable", "Disable",
        "Insert", "Link", "Lock", "Merge", "Move", "Push", "Put", "Register", "Release", "Remove", "Replace", "Reset", "Set", "Unlock", "Write",
    };

    /// <summary>Whether the verb writes although nobody waits for an answer.</summary>
    public static bool IsStrong(string member) => KindOf(member) == EffectKind.Write && !InMemory.Contains(VerbOf(member));

    /// <summary>What the verb says; unknown where it is none of those known.</summary>
    public static EffectKind KindOf(string member)
    {
        string verb = VerbOf(member);
        return Writes.Contains(verb) ? EffectKind.Write : Reads.Contains(verb) ? EffectKind.Read : EffectKind.Unknown;
    }

    public static bool Deletes(string member) => Deleting.Contains(VerbOf(member));

    /// <summary>The first word of <c>UpdateDealAsync</c>; the second of <c>TryUpdate</c>.</summary>
    private static string VerbOf(string member)
    {
        int end = 1;
        while (end < member.Length && !char.IsUpper(member[end]))
        {
            end++;
        }

        string first = member.Substring(0, Math.Min(end, member.Length));
        return first == "Try" && end < member.Length ? VerbOf(member.Substring(end)) : first;
    }
}
