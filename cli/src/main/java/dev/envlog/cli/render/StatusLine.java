package dev.envlog.cli.render;

import dev.envlog.timeline.Exchange;
import java.io.PrintWriter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last line of a terminal under the lines of {@code tail}: what the last minute was like. Drawn over itself; every line
 * printed goes above it.
 */
public final class StatusLine {

    private static final int REMEMBERED = 1000;
    private static final long WINDOW = 60_000_000_000L;
    private static final long REDRAW = 500_000_000L;
    private static final String ERASE = "\r\u001b[K";

    private record Finished(long at, long duration, int unit) {}

    private final PrintWriter out;
    private final Screen screen;
    private final Deque<Finished> last = new ArrayDeque<>();
    private final long begun;
    private long failed;
    private long hidden;
    private long drawn;
    private boolean shown;
    private String text = "";

    /** @param now a steadily rising clock, in nanoseconds */
    public StatusLine(PrintWriter out, Screen screen, long now) {
        this.out = out;
        this.screen = screen;
        this.begun = now;
        this.drawn = now - REDRAW;
    }

    /** Counts a finished request. */
    public void count(Exchange exchange, long now) {
        Long duration = exchange.span().durationNs();
        last.addLast(new Finished(
                now, duration == null ? -1 : duration, exchange.span().unit()));
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
        failed += exchange.failed() ? 1 : 0;
    }

    /** Counts a request that is not shown. */
    public void hide() {
        hidden++;
    }

    /** Takes the line away, so that something can be printed. */
    public void erase() {
        if (shown) {
            out.print(ERASE);
            shown = false;
        }
    }

    /** Takes the line away for good. */
    public void end() {
        erase();
        out.flush();
    }

    /** Draws it, if it is not drawn or has grown old; its figures are renewed now and then only. */
    public void draw(long now) {
        boolean old = now - drawn >= REDRAW;
        if (shown && !old) {
            return;
        }
        erase();
        if (old) {
            text = screen.painted(compose(now));
            drawn = now;
        }
        out.print(text);
        out.flush();
        shown = true;
    }

    Line compose(long now) {
        while (!last.isEmpty() && now - last.getFirst().at() > WINDOW) {
            last.removeFirst();
        }
        long window = Math.max(1_000_000_000L, Math.min(WINDOW, now - begun));
        if (last.size() == REMEMBERED) {
            window = Math.max(1_000_000L, now - last.getFirst().at());
        }
        long tenths = Math.round(last.size() * 1e10 / window);
        StringBuilder facts = new StringBuilder()
                .append(tenths / 10)
                .append('.')
                .append(tenths % 10)
                .append(" req/s · ")
                .append(failed)
                .append(" failed");
        long[] durations = last.stream()
                .mapToLong(Finished::duration)
                .filter(d -> d >= 0)
                .sorted()
                .toArray();
        if (durations.length > 0) {
            int unit = last.getLast().unit();
            facts.append(" · p50 ").append(TimeText.duration(durations[durations.length / 2], unit));
            facts.append(" p99 ").append(TimeText.duration(durations[(durations.length * 99) / 100], unit));
        }
        if (hidden > 0) {
            facts.append(" · ").append(Names.count(hidden, "probe")).append(" hidden");
        }
        int width = screen.width() - 1;
        return screen.line()
                .add("─── ", Role.DIM)
                .fit(facts + " ", width - 4, Role.STRONG)
                .fill("─", width, Role.DIM);
    }
}
