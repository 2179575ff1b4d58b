namespace WriteGate.PostgreSql;

/// <summary>A command with an answer.</summary>
internal abstract class Command<T> : Command
{
    // Continuations must not run while the writer holds its turn.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
            completion.TrySetResult(Answer(outcome));
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
            completion.TrySetCanceled(token);
        }
    }
}
