using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace WriteGate.EntityFrameworkCore;

/// <summary>Refuses to save changes that nobody permitted, before anything is sent; also where the provider knows no commands.</summary>
internal sealed class GatedSaves(WriteGateDbOptions options) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Admit(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Admit(eventData.Context);
        return new(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Saved(result);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Saved(result);
        return new(result);
    }

    private void Admit(DbContext? context)
    {
        if (context is not null && context.ChangeTracker.HasChanges())
        {
            IEnumerable<string> changed = context.ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
                .Select(entry => entry.Metadata.DisplayName())
                .Distinct();
            options.Demand($"Saving changes of {string.Join(", ", changed)} by {context.GetType().Name}");
        }
    }

    private static void Saved(int entries)
    {
        if (entries > 0)
        {
            GateScope.Current?.Permit?.Written();
        }
    }
}
