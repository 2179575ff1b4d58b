namespace WriteGate.PostgreSql;

/// <summary>A command with an answer.</summary>
internal abstract class Command<T> : Command
{
    // The caller goes on where it is told: the writer sees to it that it does not hold its turn then.
    private readonly TaskCompletionSource<T> completion = new();
    private CancellationTokenRegistration registration;

    public Task<T> Task => completion.Task;

    /// <summary>Lets its caller give it up while it waits.</summary>
    public void Observe(CancellationToken cancellationToken)
        => registration = cancellationToken.UnsafeRegister(static (state, token) => ((Command<T>)state!).GiveUp(token), this);

    public sealed override void Complete(Outcome outcome)
    {
        registration.Dispose();
        if (outcome.Fault is { } fault)
        {
            completion.TrySetException(new InvalidOperationException($"The store refused the step: {fault}"));
        }
        else
        {
            // It is told outside of the writer's turn, where nobody would hear of a fault, and the caller would wait for ever.
            try
            {
                completion.TrySetResult(Answer(outcome));
            }
            catch (Exception unread)
            {
                completion.TrySetException(unread);
            }
        }
    }

    public sealed override void Fail(Exception fault)
    {
        registration.Dispose();
        completion.TrySetException(fault);
    }

    protected abstract T Answer(Outcome outcome);

    private void GiveUp(CancellationToken token)
    {
        if (TryGiveUp())
        {
            ThreadPool.UnsafeQueueUserWorkItem(each => each.completion.TrySetCanceled(token), this, preferLocal: false);
        }
    }
}
