using System.Data;
using System.Data.Common;

using Microsoft.EntityFrameworkCore.Diagnostics;

using WriteGate.EntityFrameworkCore.Sql;

namespace WriteGate.EntityFrameworkCore;

/// <summary>Refuses commands that may write and that nobody permitted: bulk updates and deletes, raw SQL, stored procedures.</summary>
internal sealed class GatedCommands(WriteGateDbOptions options) : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        => Admitted(command, eventData, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        => new(Admitted(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        => Admitted(command, eventData, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        => new(Admitted(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
        => Admitted(command, eventData, result);

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
        => new(Admitted(command, eventData, result));

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
        => Executed(command, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        => new(Executed(command, result));

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
        => Executed(command, result);

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        => new(Executed(command, result));

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
        => Executed(command, result);

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
        => new(Executed(command, result));

    private InterceptionResult<T> Admitted<T>(DbCommand command, CommandEventData eventData, InterceptionResult<T> result)
    {
        if (WriteIn(command) is { } write)
        {
            options.Demand($"A command of {eventData.Context?.GetType().Name ?? "a context"} ({write})");
        }

        return result;
    }

    private static T Executed<T>(DbCommand command, T result)
    {
        if (GateScope.Current?.Permit is { } permit && WriteIn(command) is not null)
        {
            permit.Written();
        }

        return result;
    }

    // Never the text itself, which may hold values.
    private static string? WriteIn(DbCommand command) => command.CommandType switch
    {
        CommandType.Text => SqlWrites.FirstIn(command.CommandText),
        CommandType.StoredProcedure => $"the procedure {command.CommandText}",
        _ => null,
    };
}
