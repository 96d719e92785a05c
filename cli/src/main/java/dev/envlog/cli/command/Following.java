package dev.envlog.cli.command;

import dev.envlog.cli.render.Names;
import dev.envlog.cli.render.StatusLine;
import dev.envlog.cli.render.TailWriter;
import dev.envlog.cli.workspace.InputReport;
import dev.envlog.cli.workspace.Listed;
import dev.envlog.cli.workspace.RequestReading;
import dev.envlog.cli.workspace.Workspace;
import dev.envlog.correlator.CorrelatorOptions;
import dev.envlog.timeline.Partial;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    Following(TailWriter writer, @Nullable StatusLine status, Predicate<Listed> wanted) {
        this.writer = writer;
        this.status = status;
        this.wanted = wanted;
    }

    List<InputReport> follow(Workspace workspace, CorrelatorOptions options) {
        Thread hook = new Thread(this::interrupt, "finish");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return workspace.follow(options, this);
        } finally {
            if (status != null) {
                status.end();
            }
            if (!interrupted) {
                Runtime.getRuntime().removeShutdownHook(hook);
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
        Partial partial = request.exchange().span().partial();
        if (partial == Partial.NO_END || partial == Partial.BOTH) {
            open++;
            return;
        }
        if (status != null) {
            status.count(request.exchange(), System.nanoTime());
        }
        if (wanted.test(request)) {
            if (status != null) {
                status.erase();
            }
            writer.request(request.number(), request.exchange());
            if (status != null) {
                status.draw(System.nanoTime());
            }
        } else if (status != null && request.noise()) {
            status.hide();
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
