namespace WriteGate.Analyzers.Effects;

/// <summary>The verb that a member's name begins with.</summary>
internal static class WriteVerbs
{
    private static readonly HashSet<string> Writes = new(StringComparer.Ordinal)
    {
        "Accept", "Activate", "Add", "Adjust", "Alter", "Append", "Apply", "Approve", "Archive", "Assign", "Attach", "Authorize", "Ban", "Batch", "Begin",
        "Book", "Broadcast", "Bulk", "Buy", "Cancel", "Change", "Charge", "Clear", "Click", "Close", "Commit", "Complete", "Configure", "Confirm", "Copy",
        "Create", "Deactivate", "Decline", "Decrement", "Delete", "Deploy", "Destroy", "Detach", "Disable", "Dispatch", "Downgrade", "Drag", "Drop", "Edit",
        "Enable", "Enqueue", "Erase", "Fill", "Forward", "Grant", "Import", "Increment", "Ingest", "Insert", "Install", "Invite", "Kick", "Kill", "Launch",
        "Link", "Lock", "Mark", "Merge", "Migrate", "Modify", "Move", "Mute", "Notify", "Overwrite", "Patch", "Pause", "Pay", "Pin", "Post", "Press",
        "Provision", "Publish", "Purge", "Push", "Put", "Queue", "Reboot", "Refund", "Regenerate", "Register", "Reject", "Release", "Remove", "Rename",
        "Reopen", "Replace", "Reply", "Reschedule", "Reserve", "Reset", "Restart", "Restore", "Resume", "Revert", "Revoke", "Rollback", "Rotate", "Save",
        "Scale", "Schedule", "Sell", "Send", "Set", "Shutdown", "Start", "Stop", "Store", "Submit", "Suspend", "Swap", "Terminate", "Toggle", "Transfer",
        "Trigger", "Truncate", "Unassign", "Unban", "Undelete", "Uninstall", "Unlink", "Unlock", "Unmute", "Unpin", "Unregister", "Unsubscribe", "Update",
        "Upgrade", "Upload", "Upsert", "Vote", "Wipe", "Withdraw", "Write",
    };

    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal)
    {
        "Check", "Compare", "Contains", "Count", "Describe", "Download", "Enumerate", "Exists", "Export", "Fetch", "Find", "Get", "Has", "Head",
        "Is", "List", "Load", "Lookup", "Open", "Peek", "Ping", "Poll", "Preview", "Query", "Read", "Resolve", "Retrieve", "Scan", "Search",
        "Select", "Stream", "Validate", "Verify", "View", "Wait", "Watch",
    };

    private static readonly HashSet<string> Deleting = new(StringComparer.Ordinal) { "Delete", "Destroy", "Drop", "Erase", "Purge", "Remove", "Terminate", "Truncate", "Wipe" };

    /// <summary>Verbs by which builders, collections and connections work in memory.</summary>
    private static readonly HashSet<string> InMemory = new(StringComparer.Ordinal)
    {
        "Add", "Append", "Apply", "Attach", "Batch", "Begin", "Bulk", "Clear", "Close", "Complete", "Configure", "Copy", "Create", "Decrement", "Dispatch", "Enable",
        "Disable", "Fill", "Forward", "Increment", "Insert", "Link", "Lock", "Mark", "Merge", "Move", "Notify", "Overwrite", "Push", "Put", "Queue", "Register",
        "Release", "Remove", "Replace", "Reset", "Revert", "Rollback", "Rotate", "Scale", "Set", "Swap", "Toggle", "Unlock", "Write",
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
