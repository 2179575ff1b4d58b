namespace WriteGate.Analyzers.Effects;

/// <summary>The verb that a member's name begins with.</summary>
internal static class WriteVerbs
{
    private static readonly HashSet<string> Writes = new(StringComparer.Ordinal)
    {
        "Abort", "Accept", "Acknowledge", "Activate", "Add", "Adjust", "Alter", "Annotate", "Append", "Apply", "Approve", "Archive", "Arm", "Assign",
        "Attach", "Authorize", "Ban", "Batch", "Begin", "Blacklist", "Book", "Broadcast", "Bulk", "Buy", "Cancel", "Change", "Charge", "Clear",
        "Click", "Clone", "Close", "Collapse", "Commit", "Complete", "Configure", "Confirm", "Continue", "Copy", "Create", "Crop", "Deactivate",
        "Deauthorize", "Decline", "Decrement", "Delete", "Demote", "Deny", "Deploy", "Deposit", "Dequeue", "Destroy", "Detach", "Dim", "Disable",
        "Disarm", "Dismiss", "Dispatch", "Dispense", "Downgrade", "Drag", "Drop", "Duplicate", "Edit", "Eject", "Enable", "Encapsulate", "Enqueue",
        "Enroll", "Erase", "Escalate", "Evict", "Extrude", "Favorite", "Fill", "Finalize", "Flash", "Flush", "Forget", "Forward", "Freeze", "Grant",
        "Hibernate", "Highlight", "Import", "Increment", "Ingest", "Inject", "Insert", "Install", "Instantiate", "Invalidate", "Invite", "Kick",
        "Kill", "Launch", "Link", "Lock", "Mark", "Maximize", "Merge", "Migrate", "Minimize", "Mint", "Modify", "Move", "Mute", "Navigate", "Notify",
        "Overwrite", "Paste", "Patch", "Pause", "Pay", "Persist", "Pin", "Place", "Post", "Press", "Produce", "Promote",
        "Provision", "Prune", "Publish", "Purchase", "Purge", "Push", "Put", "Quarantine", "Queue", "Reactivate", "Reassign", "Reboot", "Rebuild",
        "Recycle", "Redeem", "Redeploy", "Refund", "Regenerate", "Register", "Reindex", "Reject", "Relaunch", "Release", "Relocate", "Remove",
        "Rename", "Renew", "Reopen", "Reorder", "Reparent", "Replace", "Reply", "Reprocess", "Requeue", "Rerun", "Reschedule", "Resend", "Reserve",
        "Reset", "Resize", "Respond", "Restart", "Restore", "Resubmit", "Resume", "Resync", "Revert", "Revoke", "Rewind", "Rewrite", "Rollback",
        "Rotate", "Save", "Scaffold", "Scale", "Schedule", "Seed", "Sell", "Send", "Set", "Shutdown", "Sideload", "Sleep", "Snooze", "Spawn", "Start",
        "Step", "Stop", "Store", "Submit", "Suspend", "Swap", "Swipe", "Sync", "Synchronize", "Tap", "Terminate", "Toggle", "Transfer", "Trash",
        "Trigger", "Truncate", "Turn", "Unarchive", "Unassign", "Unban", "Unblock", "Uncheck", "Undelete", "Undeploy", "Undo", "Unfavorite",
        "Unfollow", "Unfreeze", "Ungroup", "Unhide", "Uninstall", "Unlike", "Unlink", "Unlock", "Unmount", "Unmute", "Unpin", "Unpublish",
        "Unregister", "Unschedule", "Unshare", "Unstar", "Unsubscribe", "Untag", "Update", "Upgrade", "Upload", "Upsert", "Vacuum", "Vote", "Wake",
        "Wipe", "Withdraw", "Write",
    };

    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal)
    {
        "Analyse", "Analyze", "Ask", "Browse", "Calculate", "Check", "Classify", "Compare", "Compute", "Contains", "Count", "Describe", "Detect",
        "Download", "Enumerate", "Estimate", "Exists", "Explain", "Export", "Fetch", "Find", "Get", "Has", "Head", "Inspect", "Is", "List", "Load",
        "Lookup", "Open", "Peek", "Ping", "Poll", "Predict", "Preview", "Query", "Read", "Recommend", "Resolve", "Retrieve", "Scan", "Search",
        "Select", "Stream", "Suggest", "Summarize", "Translate", "Validate", "Verify", "View", "Wait", "Watch",
    };

    /// <summary>Verbs that tell nothing by themselves: a query is executed, a file is opened, a text is generated.</summary>
    private static readonly HashSet<string> Ambiguous = new(StringComparer.Ordinal) { "Compile", "Exec", "Execute", "Export", "Generate", "Invoke", "Open", "Perform", "Refresh", "Run" };

    private static readonly HashSet<string> Deleting = new(StringComparer.Ordinal) { "Delete", "Destroy", "Drop", "Erase", "Purge", "Remove", "Terminate", "Truncate", "Wipe" };

    /// <summary>Verbs that connect, ask a model, or shape what was read.</summary>
    private static readonly HashSet<string> Shaping = new(StringComparer.Ordinal)
    {
        "Acquire", "All", "Any", "As", "Authenticate", "Average", "Chat", "Compose", "Connect", "Convert", "Decode", "Deserialize", "Dispose",
        "Distinct", "Embed", "Encode", "Ensure", "Evaluate", "Extract", "First", "Format", "From", "Include", "Init", "Initialize", "Last", "Log",
        "Login", "Map", "Match", "Max", "Min", "New", "Next", "On", "Parse", "Project", "Prompt", "Receive", "Recognize", "Render", "Request", "Return",
        "Serialize", "Single", "Skip", "Sum", "Take", "Then", "To", "Transcribe", "Use", "When", "Where", "With", "Yield",
    };

    /// <summary>Verbs by which builders, collections and connections work in memory.</summary>
    private static readonly HashSet<string> InMemory = new(StringComparer.Ordinal)
    {
        "Abort", "Add", "Annotate", "Append", "Apply", "Attach", "Batch", "Begin", "Bulk", "Clear", "Clone", "Close", "Collapse", "Complete",
        "Configure", "Copy", "Create", "Decrement", "Dequeue", "Disable", "Dispatch", "Duplicate", "Enable", "Fill", "Flush", "Forward",
        "Increment", "Inject", "Insert", "Invalidate", "Link", "Lock", "Mark", "Merge", "Move", "Navigate", "Notify", "Overwrite", "Place", "Produce",
        "Push", "Put", "Queue", "Register", "Reindex", "Release", "Remove", "Replace", "Reset", "Resize", "Revert", "Rewind", "Rollback", "Rotate",
        "Scale", "Seed", "Set", "Sleep", "Swap", "Sync", "Synchronize", "Toggle", "Undo", "Unlock", "Write",
    };

    /// <summary>Whether the verb writes although nobody waits for an answer.</summary>
    public static bool IsStrong(string member) => KindOf(member) == EffectKind.Write && !InMemory.Contains(VerbOf(member));

    /// <summary>What the verb says; unknown where it is none of those known.</summary>
    public static EffectKind KindOf(string member)
    {
        string verb = VerbOf(member);
        return Writes.Contains(verb) ? EffectKind.Write : Reads.Contains(verb) ? EffectKind.Read : EffectKind.Unknown;
    }

    /// <summary>Whether the verb neither reads nor shapes what was read, so that what it does is the caller's to say.</summary>
    public static bool MayWrite(string member) => KindOf(member) != EffectKind.Read && !Shaping.Contains(VerbOf(member));

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

        // Proxies made from other languages begin small: findAsync.
        string first = member.Length == 0 ? "" : char.ToUpperInvariant(member[0]) + member.Substring(1, Math.Min(end, member.Length) - 1);
        return first == "Try" && end < member.Length ? VerbOf(member.Substring(end)) : first;
    }
}
