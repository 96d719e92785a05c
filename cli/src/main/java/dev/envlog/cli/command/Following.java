package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.StatusLine;
import dev.envlog.cli.render.TailWriter;
import dev.envlog.cli.terminal.AtExit;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.RequestReading;
import dev.envlog.cli.workspace.Window;
import dev.envlog.config.join.Join;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Prints requests as they finish, until the input ends or the user interrupts. An interrupt lets the record under way and the
 * last lines out first; the JVM then ends with the exit code of the signal.
 */
final class Following extends RequestReading {

    private static final long PATIENCE_SECONDS = 2;

    private final TailWriter writer;
    private final @Nullable StatusLine status;
    private final Predicate<Listed> wanted;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean interrupted;
    private long open;

    /** Null once they were printed, or if every request is to be. */
    private @Nullable Backlog backlog;

    /**
     * @param join lays the configuration beside them; null if there is none
     * @param backlog keeps what ended before following began; null to print that at once like the rest
     */
    Following(
            TailWriter writer,
            @Nullable StatusLine status,
            Window window,
            @Nullable Join join,
            @Nullable Backlog backlog,
            Predicate<Listed> wanted) {
        super(window, join);
        this.backlog = backlog;
        this.writer = writer;
        this.status = status;
        this.wanted = wanted;
    }

    /** @param work reads until {@link #enough()} */
    List<InputReport> follow(Function<Following, List<InputReport>> work) {
        AtExit interrupt = new AtExit("finish", this::interrupt);
        try {
            List<InputReport> reports = work.apply(this);
            caughtUp();
            return reports;
        } finally {
            interrupt.forget();
            if (status != null) {
                status.end();
            }
        }
    }

    /** Everything is printed: an interrupt need wait no longer. */
    void done() {
        done.countDown();
    }

    String summary() {
        return Names.count(seen(), "request")
                + (noise() == 0 ? "" : " · " + Names.count(noise(), "probe") + " hidden")
                + (open == 0 ? "" : " · " + open + " still open");
    }

    @Override
    protected void request(Listed request) {
        if (request.exchange().span().open()) {
            open++;
            return;
        }
        boolean show = wanted.test(request);
        if (backlog != null) {
            if (show) {
                backlog.add(request);
            }
            return;
        }
        if (status != null) {
            status.count(request.exchange(), System.nanoTime());
        }
        if (show) {
            above(() -> writer.request(request.number(), request.exchange(), request.config()));
        } else if (status != null && request.noise()) {
            status.hide();
        }
    }

    /** Prints something where the status line stands. */
    void above(Runnable print) {
        if (status != null) {
            status.erase();
        }
        print.run();
        if (status != null) {
            status.draw(System.nanoTime());
        }
    }

    @Override
    public void caughtUp() {
        Backlog before = backlog;
        backlog = null;
        if (before != null) {
            before.take()
                    .forEach(request ->
                            above(() -> writer.request(request.number(), request.exchange(), request.config())));
        }
    }

    @Override
    public void quiet() {
        if (status != null) {
            status.draw(System.nanoTime());
        }
    }

    @Override
    public boolean enough() {
        return interrupted;
    }

    private void interrupt() {
        interrupted = true;
        try {
            done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
