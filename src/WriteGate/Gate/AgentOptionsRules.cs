namespace WriteGate;

/// <summary>Checks what is said of agents. Their names are the host's own and are not known at start.</summary>
internal static class AgentOptionsRules
{
    public static IEnumerable<string> Faults(WriteGateOptions options)
    {
        foreach ((string name, AgentOptions agent) in options.Agents)
        {
            string path = $"{WriteGateOptions.Section}:{nameof(options.Agents)}:{name}";
            (string Key, long? Budget)[] budgets =
            [
                (nameof(agent.TokensPerDay), agent.TokensPerDay), (nameof(agent.WritesPerDay), agent.WritesPerDay), (nameof(agent.WritesPerMinute), agent.WritesPerMinute),
            ];
            foreach ((string key, _) in budgets.Where(budget => budget.Budget < 0))
            {
                yield return $"{path}:{key} must be 0 or more.";
            }

            if (agent.StopAt is not (> 0 and <= 1))
            {
                yield return $"{path}:{nameof(agent.StopAt)} must be more than 0 and at most 1.";
            }
        }
    }
}
