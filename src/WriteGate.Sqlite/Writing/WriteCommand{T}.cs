namespace WriteGate.Sqlite;

/// <summary>A step with an answer.</summary>
internal sealed class WriteCommand<T> : WriteCommand
{
    // Continuations must not run on the writer's thread.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IWriteStep<T> step;
    private readonly CancellationTokenRegistration registration;
    private T? answer;

    public WriteCommand(IWriteStep<T> step, CancellationToken cancellationToken)
    {
        this.step = step;
        registration = cancellationToken.UnsafeRegister(static (state, token) => ((WriteCommand<T>)state!).GiveUp(token), this);
    }

    public Task<T> Task => completion.Task;

    public override void Run(WriteSession session)
    {
        answer = step.Run(session, out bool keep);
        Keep = keep;
    }

    public override void Complete()
    {
        registration.Dispose();
        if (Fault is null)
        {
            completion.TrySetResult(answer!);
        }
        else
        {
            completion.TrySetException(Fault);
        }
    }

    public override void Fail(Exception fault)
    {
        registration.Dispose();
        completion.TrySetException(fault);
    }

    private void GiveUp(CancellationToken token)
    {
        if (TryGiveUp())
        {
            completion.TrySetCanceled(token);
        }
    }
}
