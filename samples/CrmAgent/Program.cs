using System.Data.Common;

using CrmAgent;
using CrmAgent.Commands;

using Microsoft.Extensions.Options;

using WriteGate.Intents;

try
{
    return await CrmCommands.Root().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception exception) when (IsOfTheUser(exception))
{
    await Console.Error.WriteLineAsync($"error: {exception.Message}");
    return 2;
}

// What the user, the settings or the disk caused; anything else is a mistake of this program and shows its stack.
static bool IsOfTheUser(Exception exception) => exception
    is UsageException
    or StoreUnavailableException
    or OptionsValidationException
    or InvalidOperationException { InnerException: FormatException }
    or IOException
    or UnauthorizedAccessException
    or DbException;
