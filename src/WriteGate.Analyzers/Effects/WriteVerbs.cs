namespace WriteGate.Analyzers.Effects;

/// <summary>The verb that a member's name begins with.</summary>
internal static class WriteVerbs
{
    private static readonly HashSet<string> Writes = new(StringComparer.Ordinal)
    {
        "Abort", "Accept", "Acknowledge", "Activate", "Add", "Adjust", "Alter", "Append", "Apply", "Approve", "Archive", "Assign", "Attach",
        "Authorize", "Ban", "Batch", "Begin", "Book", "Broadcast", "Bulk", "Buy", "Cancel", "Change", "Charge", "Clear", "Click", "Clone", "Close",
        "Commit", "Complete", "Configure", "Confirm", "Copy", "Create", "Deactivate", "Decline", "Decrement", "Delete", "Demote", "Deploy", "Deposit",
        "Destroy", "Detach", "Disable", "Dismiss", "Dispatch", "Downgrade", "Drag", "Drop", "Duplicate", "Edit", "Enable", "Enqueue", "Enroll",
        "Erase", "Escalate", "Fill", "Finalize", "Forget", "Forward", "Grant", "Import", "Increment", "Ingest", "Insert", "Install", "Instantiate",
        "Invite", "Kick", "Kill", "Launch", "Link", "Lock", "Mark", "Merge", "Migrate", "Modify", "Move", "Mute", "Notify", "Overwrite", "Patch",
        "Pause", "Pay", "Persist", "Pin", "Place", "Post", "Press", "Produce", "Promote", "Provision", "Publish", "Purchase", "Purge", "Push", "Put",
        "Quarantine", "Queue", "Reassign", "Reboot", "Rebuild", "Redeem", "Redeploy", "Refund", "Regenerate", "Register", "Reject", "Release",
        "Remove", "Rename", "Renew", "Reopen", "Reorder", "Replace", "Reply", "Requeue", "Reschedule", "Resend", "Reserve", "Reset", "Restart",
        "Restore", "Resume", "Revert", "Revoke", "Rollback", "Rotate", "Save", "Scale", "Schedule", "Sell", "Send", "Set", "Shutdown", "Snooze",
        "Spawn", "Start", "Stop", "Store", "Submit", "Suspend", "Swap", "Terminate", "Toggle", "Transfer", "Trigger", "Truncate", "Turn", "Unarchive",
        "Unassign", "Unban", "Unblock", "Undelete", "Uninstall", "Unlink", "Unlock", "Unmute", "Unpin", "Unregister", "Unsubscribe", "Update",
        "Upgrade", "Upload", "Upsert", "Vote", "Wipe", "Withdraw", "Write",
    };

    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal)
    {
        "Analyse", "Analyze", "Ask", "Browse", "Calculate", "Check", "Classify", "Compare", "Compute", "Contains", "Count", "Describe", "Detect",
        "Download", "Enumerate", "Estimate", "Exists", "Explain", "Export", "Fetch", "Find", "Get", "Has", "Head", "Inspect", "Is", "List", "Load",
        "Lookup", "Open", "Peek", "Ping", "Poll", "Predict", "Preview", "Query", "Read", "Recommend", "Resolve", "Retrieve", "Scan", "Search",
        "Select", "Stream", "Suggest", "Summarize", "Translate", "Validate", "Verify", "View", "Wait", "Watch",
    };

    /// <summary>Verbs that tell nothing by themselves: a query is executed, a file is opened, a text is generated.</summary>
    private static readonly HashSet<string> Ambiguous = new(StringComparer.Ordinal) { "Compile", "Exec", "Execute", "Export", "Generate", "Open", "Perform", "Refresh", "Run" };

    private static readonly HashSet<string> Deleting = new(StringComparer.Ordinal) { "Delete", "Destroy", "Drop", "Erase", "Purge", "Remove", "Terminate", "Truncate", "Wipe" };

    /// <summary>Verbs by which builders, collections and connections work in memory.</summary>
    private static readonly HashSet<string> InMemory = new(StringComparer.Ordinal)
    {
        "Abort", "Add", "Append", "Apply", "Attach", "Batch", "Begin", "Bulk", "Clear", "Clone", "Close", "Complete", "Configure", "Copy", "Create",
        "Decrement", "Disable", "Dispatch", "Duplicate", "Enable", "Fill", "Forward", "Increment", "Insert", "Link", "Lock", "Mark", "Merge", "Move",
        "Notify", "Overwrite", "Place", "Produce", "Push", "Put", "Queue", "Register", "Release", "Remove", "Replace", "Reset", "Revert", "Rollback",
        "Rotate", "Scale", "Set", "Swap", "Toggle", "Unlock", "Write",
    };

    /// <summary>Whether the verb writes although nobody waits for an answer.</summary>
    public static bool IsStrong(string member) => KindOf(member) == EffectKind.Write && !InMemory.Contains(VerbOf(member));

    /// <summary>What the verb says; unknown where it is none of those known.</summary>
    public static EffectKind KindOf(string member)
    {
        string verb = VerbOf(member);
        return Writes.Contains(verb) ? EffectKind.Write : Reads.Contains(verb) ? EffectKind.Read : EffectKind.Unknown;
    }

    /// <summary>Whether the verb counts only where somebody else says the same.</summary>
    public static bool IsAmbiguous(string member) => Ambiguous.Contains(VerbOf(member));

    public static bool Deletes(string member) => Deleting.Contains(VerbOf(member));

    /// <summary>The first word of <c>UpdateDealAsync</c>; the second of <c>TryUpdate</c>.</summary>
    public static string VerbOf(string member)
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
