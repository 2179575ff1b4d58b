using Microsoft.Extensions.Options;

namespace WriteGate.Mcp;

internal sealed class McpRunOptionsValidator : IValidateOptions<McpRunOptions>
{
    public ValidateOptionsResult Validate(string? name, McpRunOptions options)
    {
        string[] missing = [.. new (string Key, string? Value)[]
        {
            (nameof(options.Tenant), options.Tenant),
            (nameof(options.Workflow), options.Workflow),
            (nameof(options.Agent), options.Agent),
        }.Where(setting => string.IsNullOrWhiteSpace(setting.Value)).Select(setting => $"{McpRunOptions.Section}:{setting.Key} is not set.")];
        return missing.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(missing);
    }
}
