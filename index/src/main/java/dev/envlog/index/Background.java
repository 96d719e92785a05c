package dev.envlog.index;

import dev.envlog.parser.input.Thrown;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Does work on a thread of its own, in order, while the log is read on. What fails is told by the next call of any method; nothing is
 * done after it.
 */
final class Background {

    /** So much work may wait: each holds the records of some hundred requests. */
    private static final int MOST_WAITING = 2;

    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING + 1), work -> {
                Thread made = new Thread(work, "envlog-index");
                made.setDaemon(true);
                return made;
            });
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private @Nullable Future<?> last;
    private volatile @Nullable Throwable failure;

    /** Has something done after all that was asked for before; waits while too much is waiting. */
    void run(Runnable work) {
        check();
        room.acquireUninterruptibly();
        FutureTask<?> task = new FutureTask<>(() -> guarded(work), null);
        last = task;
        thread.execute(task);
    }

    private void guarded(Runnable work) {
        try {
            if (failure == null) {
                work.run();
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            room.release();
        }
    }

    /** Waits until all is done. */
    void await() {
        Future<?> waiting = last;
        if (waiting != null) {
            try {
                waiting.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IndexException("interrupted while the index was written", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        check();
    }

    private void check() {
        Thrown.again(failure);
    }

    /** Ends; what waits is not done any more. */
    void end() {
        failure = new IndexException("the index is closed");
        thread.shutdown();
    }
}
